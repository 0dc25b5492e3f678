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
import { derive, discountLines } from '../testing/derived-rows.ts';
import { addIssues } from '../testing/platform-facts.ts';
import { addCommits, addProject, addRepository } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 0, minute)).toISOString();

async function project(slug: string): Promise<string> {
  await addProject(store, slug);
  return addRepository(store, slug);
}

async function found(slug: string): Promise<string[]> {
  await derive(store, slug);
  return discountLines(store, slug, 'burst');
}

const issues = (repository: string, minutes: readonly number[], who: string | null = 'ann', from = 0) =>
  addIssues(
    store,
    repository,
    minutes.map((minute, i) => ({ number: String(from + i), who, at: at(minute), title: `Title ${from + i}` })),
  );

const minutes = (n: number, every: number) => Array.from({ length: n }, (_, i) => i * every);

it('what is beyond the limit of an hour counts a fifth, over all repositories of the project', async () => {
  const one = await project('burst');
  const two = await addRepository(store, 'burst');
  await issues(one, minutes(10, 3));
  await issues(two, minutes(7, 3), 'ann', 50);
  expect(await found('burst')).toHaveLength(2);
  expect(await store.db.selectFrom('act_discount').select('evidence').where('project', '=', 'burst').execute()).toEqual(
    expect.arrayContaining([{ evidence: { withinHour: 16, limit: 15 } }, { evidence: { withinHour: 17, limit: 15 } }]),
  );
});

it('acts of one instant are told apart, those exactly an hour before are out', async () => {
  const repository = await project('instant');
  await issues(
    repository,
    Array.from({ length: 16 }, () => 5),
  );
  await issues(repository, [65], 'ann', 90);
  expect(await found('instant')).toEqual(['issue-opened 9: 0.2']);
});

it('a steady day of work, many people, the unknown and commits in two repositories are no burst', async () => {
  const repository = await project('steady');
  await issues(repository, minutes(60, 4));
  await issues(repository, minutes(16, 1), null, 200);
  await issues(repository, minutes(16, 1), 'bot-x', 300);
  const second = await addRepository(store, 'steady');
  const commits = Array.from({ length: 40 }, (_, i) => ({ at: at(i), author: 'ann@a.example', name: `steady ${i}` }));
  await addCommits(store, repository, commits);
  await addCommits(store, second, commits);
  expect(await found('steady')).toEqual([]);
});
