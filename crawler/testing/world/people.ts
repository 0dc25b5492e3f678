// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import type { Stamp, WorldPerson } from './model.ts';
import type { Random } from './random.ts';

const givenNames = [
  'Ada',
  'Bo',
  'Chidi',
  'Dilnoza',
  'Eeva',
  '小明',
  'François',
  'Giedrė',
  'Hồng',
  'Ivo',
  '佳怡',
  'Łukasz',
];
const familyNames = ['Abe', 'Brown', 'Cruz', 'Diallo', '王', "O'Neil", 'Ng', 'Öztürk', '李', 'van der Berg', '陈'];
const companies = ['Acme', 'Example GmbH', '@example', '示例科技有限公司', ' Acme, Inc. '];

const bots = ['renovate', 'dependabot', 'ci-helper'];

/** What the builders of a world share. */
export interface Making {
  readonly random: Random;
  readonly ids: () => string;
  readonly start: Stamp;
  readonly now: Stamp;
}

function nameOf(random: Random): string | null {
  return random.chance(0.2) ? null : `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

function makePerson(making: Making, login: string, kind: WorldPerson['kind'], former: string[] = []): WorldPerson {
  const { random, start } = making;
  return {
    id: making.ids(),
    login,
    formerLogins: former,
    name: kind === 'user' ? nameOf(random) : null,
    kind,
    company: kind === 'user' && random.chance(0.3) ? random.pick(companies) : null,
    email: `${login.toLowerCase()}@people.example`,
    createdAt: start - random.below(2000) * 86_400_000,
  };
}

/**
 * `count` people: mostly users, with three bots, one mannequin, one who was renamed, and two of whom the second took the
 * login that the first gave up. The first are the busiest.
 */
export function makePeople(making: Making, count: number): WorldPerson[] {
  const people = [
    makePerson(making, 'maintainer', 'user'),
    makePerson(making, 'Sam-Old', 'user', ['sam']),
    makePerson(making, 'sam', 'user'),
    makePerson(making, 'renamed-now', 'user', ['renamed-before']),
    ...bots.map((login) => makePerson(making, login, 'bot')),
    makePerson(making, 'imported-person', 'mannequin'),
  ];
  while (people.length < count) people.push(makePerson(making, `user-${people.length}`, 'user'));
  return people.slice(0, Math.max(count, 1));
}

/** An organisation that owns repositories. */
export function makeOrganisation(making: Making, login: string): WorldPerson {
  return makePerson(making, login, 'organisation');
}

/** Somebody who does something; null = the account was deleted since. */
export function somebody(random: Random, people: readonly WorldPerson[]): WorldPerson | null {
  return random.chance(0.04) ? null : random.favour(people);
}
