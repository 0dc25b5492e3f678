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
import { addChanges, addReviews } from '../testing/platform-facts.ts';
import { addProject, addRepository } from '../testing/store-facts.ts';

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
  return discountLines(store, slug, 'reciprocity');
}

let id = 0;

/** `n` reviews by the first of changes of the second, one change a pair. */
async function reviews(repository: string, pairs: readonly (readonly [string, string, number])[]): Promise<void> {
  for (const [by, of, n] of pairs) {
    const change = String((id += 1));
    await addChanges(store, repository, [{ number: change, who: of, at: at(0), title: change }]);
    await addReviews(
      store,
      repository,
      Array.from({ length: n }, (_, i) => ({ id: `${change}.${i}`, change, who: by, at: at(i * 60 + id) })),
    );
  }
}

const others = [
  ['cid', 'dan', 5],
  ['dan', 'eve', 5],
  ['eve', 'cid', 5],
] as const;

it('two who review hardly anybody else, where others review too, count half', async () => {
  const repository = await project('ring');
  await reviews(repository, [['ann', 'bob', 10], ['bob', 'ann', 18], ['bob', 'cid', 2], ['ann', 'ann', 3], ...others]);
  expect(await found('ring')).toHaveLength(28);
  const [first] = await store.db.selectFrom('act_discount').select('evidence').where('project', '=', 'ring').execute();
  expect([
    { year: 2026, given: 10, ofGiven: 10, received: 18, ofReceived: 18, otherReviewers: 3 },
    { year: 2026, given: 18, ofGiven: 20, received: 10, ofReceived: 10, otherReviewers: 3 },
  ]).toContainEqual(first?.evidence);
});

it('two who are alone in it, who also review others, whom others review, or who do it rarely, do not', async () => {
  await reviews(await project('pair'), [
    ['ann', 'bob', 20],
    ['bob', 'ann', 20],
    ['cid', 'dan', 5],
  ]);
  expect(await found('pair')).toEqual([]);
  await reviews(await project('open'), [['ann', 'bob', 20], ['bob', 'ann', 20], ['ann', 'cid', 3], ...others]);
  expect(await found('open')).toEqual([]);
  await reviews(await project('helped'), [['ann', 'bob', 20], ['bob', 'ann', 20], ['cid', 'bob', 3], ...others]);
  expect(await found('helped')).toEqual([]);
  await reviews(await project('rare'), [['ann', 'bob', 9], ['bob', 'ann', 20], ...others]);
  expect(await found('rare')).toEqual([]);
});
