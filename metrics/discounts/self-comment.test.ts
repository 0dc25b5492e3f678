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
import { addChanges, addComments, addIssues, addReviews } from '../testing/platform-facts.ts';
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
  return discountLines(store, slug, 'self-comment');
}

const own = (repository: string, from: number, n: number, who = 'ann') =>
  addComments(
    store,
    repository,
    Array.from({ length: n }, (_, i) => ({ id: String(from + i), on: ['issue', '1'] as const, who, at: at(from + i) })),
  );

it('a monologue counts a fifth from the sixth comment on, a bot is no company', async () => {
  const repository = await project('monologue');
  await addIssues(store, repository, [{ number: '1', who: 'ann', at: at(0) }]);
  await own(repository, 11, 7);
  await own(repository, 1, 9, 'bot-x');
  expect(await found('monologue')).toEqual(['comment 16: 0.2', 'comment 17: 0.2']);
});

it('every remark of another human allows one more, a review too', async () => {
  const repository = await project('dialogue');
  await addIssues(store, repository, [{ number: '1', who: 'ann', at: at(0) }]);
  await addChanges(store, repository, [{ number: '1', who: 'ann', at: at(0) }]);
  await own(repository, 11, 5);
  await own(repository, 20, 2, 'bob');
  await own(repository, 30, 3);
  await addReviews(store, repository, [{ change: '1', who: 'bob', at: at(1) }]);
  for (let i = 0; i < 6; i += 1)
    await addComments(store, repository, [{ on: ['change', '1'], who: 'ann', at: at(2), line: true }]);
  expect(await found('dialogue')).toEqual(['comment 32: 0.2']);
});

it('comments on what others opened are never a monologue', async () => {
  const repository = await project('helper');
  await addIssues(store, repository, [{ number: '1', who: 'bob', at: at(0) }]);
  await own(repository, 1, 12);
  expect(await found('helper')).toEqual([]);
});
