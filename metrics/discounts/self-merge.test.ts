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
import { addChanges, addComments, addReviews, type ChangeSpec } from '../testing/platform-facts.ts';
import { addStreamStates } from '../testing/repository-facts.ts';
import { addProject, addRepository } from '../testing/store-facts.ts';

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
  return discountLines(store, slug, 'self-merge');
}

async function read(repository: string): Promise<void> {
  const whole = at(30 * day);
  await addStreamStates(store, repository, { comments: whole, reviews: whole, 'review-comments': whole });
}

const own = (number: string): ChangeSpec => ({ number, who: 'ann', at: at(0), mergedAt: at(60), mergedBy: 'ann' });

it('a change merged by its author before anybody else spoke', async () => {
  const repository = await project('alone');
  await read(repository);
  await addChanges(store, repository, [own('1'), own('2'), own('3')]);
  await addReviews(store, repository, [
    { change: '1', who: 'bob', at: at(90) },
    { change: '2', who: 'bot-review', at: at(30) },
    { change: '3', who: 'ann', at: at(30), state: 'commented' },
  ]);
  expect(await found('alone')).toEqual(['change-merged 1: 0.5', 'change-merged 2: 0.5', 'change-merged 3: 0.5']);
});

it('a review, a line comment or a comment before it spares it, and so does another merger', async () => {
  const repository = await project('seen');
  await read(repository);
  await addChanges(store, repository, [
    own('1'),
    own('2'),
    own('3'),
    { number: '4', who: 'ann', at: at(0), mergedAt: at(60), mergedBy: 'bob' },
    { number: '5', who: 'ann', at: at(0), mergedAt: at(60) },
    { number: '6', who: 'bot-bump', at: at(0), mergedAt: at(60), mergedBy: 'bot-bump' },
  ]);
  await addReviews(store, repository, [{ change: '1', who: 'bob', at: at(60) }]);
  await addComments(store, repository, [
    { on: ['change', '2'], who: 'bob', at: at(59), line: true },
    { on: ['change', '3'], who: 'bob', at: at(59) },
  ]);
  expect(await found('seen')).toEqual([]);
});

it('where reviews were never read whole, nothing is known against anybody', async () => {
  const repository = await project('unread');
  await addChanges(store, repository, [own('1')]);
  expect(await found('unread')).toEqual([]);
});
