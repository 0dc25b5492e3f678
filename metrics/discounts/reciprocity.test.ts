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
import { addChanges, addComments, addReviews } from '../testing/platform-facts.ts';
import { addStreamStates } from '../testing/repository-facts.ts';
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
    { year: 2026, given: 10, ofGiven: 10, received: 18, ofReceived: 18, circle: 2, otherReviewers: 3 },
    { year: 2026, given: 18, ofGiven: 20, received: 10, ofReceived: 10, circle: 2, otherReviewers: 3 },
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

/** Everybody of a circle reviews every other `n` times, with so many line comments on top. */
async function circle(repository: string, names: readonly string[], n: number, lines = 0): Promise<void> {
  for (const by of names)
    for (const of of names.filter((name) => name !== by)) {
      await reviews(repository, [[by, of, n]]);
      const on = ['change', String(id)] as const;
      await addComments(
        store,
        repository,
        Array.from({ length: lines }, (_, i) => ({ on, line: true as const, who: by, at: at(i * 60 + id) })),
      );
    }
}

async function read(slug: string, reviewComments: string | null): Promise<string> {
  const repository = await project(slug);
  await addStreamStates(store, repository, {
    reviews: '2026-11-15T08:00:00Z',
    comments: '2026-11-15T08:00:00Z',
    'review-comments': reviewComments,
  });
  return repository;
}

it('five who do nothing but approve each other count half, beside others', async () => {
  const crawled = '2026-11-15T08:00:00Z';
  const five = ['a1', 'a2', 'a3', 'a4', 'a5'];
  const closed = await read('five', crawled);
  await circle(closed, five, 10);
  await reviews(closed, [['a1', 'cid', 2], ...others]);
  expect(await found('five')).toHaveLength(5 * 4 * 10);
  const [row] = await store.db.selectFrom('act_discount').select('evidence').where('project', '=', 'five').execute();
  expect(row?.evidence).toMatchObject({ circle: 5, given: 10, otherReviewers: 3 });
});

it('a team that makes remarks, is all there is, is larger, reviews others too, or of which remarks are unknown does not', async () => {
  const crawled = '2026-11-15T08:00:00Z';
  const four = ['b1', 'b2', 'b3', 'b4'];
  const remarks = await read('remarks', crawled);
  await circle(remarks, four, 10, 2);
  await reviews(remarks, [...others]);
  const alone = await read('alone', crawled);
  await circle(alone, four, 10);
  await reviews(alone, others.slice(0, 2));
  const large = await read('large', crawled);
  await circle(large, ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'], 10);
  await reviews(large, [...others]);
  const helpful = await read('helpful', crawled);
  await circle(helpful, four, 10);
  await reviews(helpful, [...four.map((by) => [by, 'cid', 4] as const), ...others]);
  const unread = await read('unread', null);
  await circle(unread, four, 10);
  await reviews(unread, [...others]);
  for (const slug of ['remarks', 'alone', 'large', 'helpful', 'unread'])
    expect([slug, await found(slug)]).toEqual([slug, []]);
});
