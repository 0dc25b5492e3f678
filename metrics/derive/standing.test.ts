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

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { actRows, derive } from '../testing/derived-rows.ts';
import { addIssues } from '../testing/platform-facts.ts';
import { addCommits, addProject, addRepository, type CommitSpec } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

/** A history in which each commit has the one before as parent. */
function chain(...names: string[]): CommitSpec[] {
  return names.map((name, i) => ({
    name,
    author: 'ann@a.example',
    coAuthors: name.endsWith('+') ? ['bob@b.example'] : [],
    at: `2026-05-${String(i + 1).padStart(2, '0')}T00:00:00Z`,
    parents: names.slice(Math.max(i - 1, 0), i),
  }));
}

async function standings(slug: string): Promise<string[]> {
  await derive(store, slug);
  const rows = await actRows(store, slug);
  const repositories = [...new Set(rows.map(({ repository }) => repository))].sort();
  return rows
    .map((row) => `${repositories.indexOf(row.repository)} ${row.kind} ${row.at.slice(8, 10)} ${row.standing}`)
    .sort();
}

it('a commit counts once in a project and once in the hub, wherever its history was forked', async () => {
  // Written before the others: standing follows slugs, not the order of arrival.
  await addProject(store, 'm-middle');
  const [first, second] = [await addRepository(store, 'm-middle'), await addRepository(store, 'm-middle')];
  await addCommits(store, first, chain('r1', 'r2+', 'r3', 'own1'));
  await addCommits(store, second, chain('r1', 'r2+', 'x3'));
  await addProject(store, 'a-early');
  const early = await addRepository(store, 'a-early');
  await addCommits(store, early, chain('r1', 'r2+', 'y3'));
  await addProject(store, 'z-late');
  await addCommits(store, await addRepository(store, 'z-late'), chain('z1'));
  expect(await standings('m-middle')).toEqual([
    '0 co-author 02 1',
    '0 commit 01 1',
    '0 commit 02 1',
    '0 commit 03 0',
    '0 commit 04 0',
    '1 co-author 02 2',
    '1 commit 01 2',
    '1 commit 02 2',
    '1 commit 03 0',
  ]);
  expect(await standings('a-early')).toEqual(['0 co-author 02 0', '0 commit 01 0', '0 commit 02 0', '0 commit 03 0']);
  await store.db.updateTable('project').set({ listed: false }).where('slug', '=', 'a-early').execute();
  expect((await standings('m-middle')).slice(0, 3)).toEqual(['0 co-author 02 0', '0 commit 01 0', '0 commit 02 0']);
  expect(await standings('a-early')).toEqual([]);
});

it('a repository that two projects list counts in the first of the hub', async () => {
  await addProject(store, 'n-one');
  await addProject(store, 'n-two');
  const repository = await addRepository(store, 'n-two');
  await store.db
    .insertInto('project_repository')
    .values({ project: 'n-one', repository_id: repository, position: 0 })
    .execute();
  await addIssues(store, repository, [{ number: '1', who: 'ann', at: '2026-05-01T00:00:00Z' }]);
  await addCommits(store, repository, chain('n1'));
  expect(await standings('n-one')).toEqual(['0 commit 01 0', '0 issue-opened 01 0']);
  expect(await standings('n-two')).toEqual(['0 commit 01 1', '0 issue-opened 01 1']);
  const items = await store.db.selectFrom('work_item').select(['project', 'standing']).orderBy('project').execute();
  expect(items).toEqual([
    { project: 'n-one', standing: 0 },
    { project: 'n-two', standing: 1 },
  ]);
});
