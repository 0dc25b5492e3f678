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

import type { Store } from '#store/open.ts';
import { type Actor, type StaffRole, staffRoles, visitor } from './actor.ts';
import { testCode, testHolder, testMember } from './testing.ts';

/** Where an object of the matrix test stands to its actors. */
export interface Standing {
  readonly applicant: string;
  /** Slug of the project whose maintainer is among the actors. */
  readonly project: string;
  readonly organisation: string;
}

/** Makes one object of a kind with this standing and returns its id as in addresses. */
export type MakeObject = (store: Store, standing: Standing) => Promise<string>;

/** Actors of the matrix test by name. */
export interface MatrixWorld {
  readonly actors: ReadonlyMap<string, Actor>;
  /** Theirs: of the applicant, the maintainer and the organisation `ours` among the actors. */
  readonly theirs: Standing;
  /** Of people who are not among the actors. */
  readonly foreign: Standing;
  readonly holder: (code: string) => Actor;
}

async function addProject(store: Store, slug: string): Promise<string> {
  await store.db
    .insertInto('project')
    .values({
      slug,
      entry: JSON.stringify({}),
      domain: 'database',
      stage: 'applied',
      stage_since: null,
      admitted_on: null,
      listed: true,
    })
    .execute();
  return slug;
}

/** Fills a database with people who stand in every relation to two projects. */
export async function matrixWorld(store: Store): Promise<MatrixWorld> {
  const applicant = await testMember(store, { name: 'applicant' });
  const stranger = await testMember(store, { name: 'stranger' });
  const outsider = await testMember(store, { name: 'outsider' });
  const maintainer = await testMember(store, { name: 'maintainer' });
  const theirs = { applicant: applicant.userId, project: await addProject(store, 'theirs'), organisation: 'ours' };
  const foreign = { applicant: outsider.userId, project: await addProject(store, 'foreign'), organisation: 'others' };
  const actors = new Map<string, Actor>([
    ['visitor', visitor],
    ['stranger', stranger],
    ['applicant', applicant],
    ['holder of another link', testHolder(testCode())],
    ['maintainer', { ...maintainer, maintains: ['theirs'] }],
  ]);
  for (const role of staffRoles) {
    const free = await staff(store, role, null);
    actors.set(role, free);
    actors.set(`${role} without a second factor`, { ...free, strong: false });
    actors.set(`${role} of the same organisation`, await staff(store, role, ' OURS '));
  }
  return { actors, theirs, foreign, holder: testHolder };
}

function staff(store: Store, role: StaffRole, organisation: string | null): Promise<Actor> {
  return testMember(store, { roles: [role], organisation, name: role });
}
