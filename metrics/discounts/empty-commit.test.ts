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
import { addCommits, addProject, addRepository } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 0, minute)).toISOString();
const day = 1440;

async function project(slug: string): Promise<string> {
  await addProject(store, slug);
  return addRepository(store, slug);
}

async function found(slug: string): Promise<string[]> {
  await derive(store, slug);
  return discountLines(store, slug, 'empty-commit');
}

const empty = { author: 'ann@a.example', additions: 0, deletions: 0 };

it('the fourth empty commit of a month and all after it count a tenth', async () => {
  const repository = await project('empty');
  const commits = [5, 1, 4, 2, 3].map((n) => ({ ...empty, at: at(n), name: `empty ${n}` }));
  await addCommits(store, repository, commits);
  expect((await found('empty')).map((line) => line.slice(-5))).toEqual([': 0.1', ': 0.1']);
  const { evidence } = await store.db
    .selectFrom('act_discount')
    .innerJoin('act', (on) => on.onRef('act.source', '=', 'act_discount.source'))
    .select('evidence')
    .where('act_discount.project', '=', 'empty')
    .orderBy('act.at')
    .executeTakeFirstOrThrow();
  expect(evidence).toEqual({ nth: 4, inMonth: 5 });
});

it('commits with lines, uncounted ones, those of other months, people and bots are left alone', async () => {
  const repository = await project('not-empty');
  await addCommits(store, repository, [
    ...[1, 2, 3].map((n) => ({ ...empty, at: at(n) })),
    { ...empty, at: at(4), deletions: 1 },
    { ...empty, at: at(5), lines: 'capped' },
    { ...empty, at: at(31 * day) },
    { ...empty, at: at(6), author: 'bob@a.example' },
    ...[1, 2, 3, 4, 5].map((n) => ({ ...empty, at: at(n), author: 'bot@ci.example' })),
  ]);
  expect(await found('not-empty')).toEqual([]);
});
