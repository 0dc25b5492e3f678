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

import { expect, it } from 'vitest';
import { matchActivity } from './activity-match.ts';
import { toMaintainer } from './maintainer.ts';

function author(identityId: string, name: string | null, organisation: string | null = null) {
  return { identityId, name, organisation, commits: 1 };
}

function person(name: string, id: string) {
  return toMaintainer({ name, id }, { path: 'MAINTAINERS.md', line: 1 });
}

it('meets names in either order and logins, and gives a range for the rest', () => {
  const people = [
    person('Zhang San', 'zs'),
    person('李四', 'lisi'),
    person('Wang Wu', 'wangwu'),
    person('Gone', 'gone'),
  ];
  const match = matchActivity(people, [
    author('1', 'San ZHANG', '华为'),
    author('2', 'lisi'),
    author('3', 'unrelated'),
  ]);
  expect(match.active.map(({ id }) => id)).toEqual(['zs', 'lisi']);
  expect(match.unmatched.map(({ id }) => id)).toEqual(['wangwu', 'gone']);
  expect(match.most).toBe(3);
  expect([...match.organisations.values()]).toEqual(['华为']);
});

it('matches nobody by a name too short to mean anything', () => {
  expect(matchActivity([person('', 'a')], [author('1', 'a'), author('2', null)]).active).toEqual([]);
});
