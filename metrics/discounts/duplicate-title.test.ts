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
import { addChanges, addIssues } from '../testing/platform-facts.ts';
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
  return discountLines(store, slug, 'duplicate-title');
}

const titled = (repository: string, titles: readonly string[], every = day, who = 'ann') =>
  addIssues(
    store,
    repository,
    titles.map((title, i) => ({ number: String(i + 1), who, at: at(i * every), title })),
  );

it('the fourth item of one title within thirty days counts three tenths, its merge too', async () => {
  const repository = await project('again');
  await titled(repository, ['Fix typo', 'fix  TYPO!', '[fix] typo', '  Fix-typo.', 'Fix typos', 'FIX: TYPO']);
  await addChanges(
    store,
    repository,
    [1, 2, 3, 4].map((n) => ({
      number: `m${n}`,
      who: 'ann',
      at: at(n),
      title: '修复',
      mergedAt: at(9),
      mergedBy: 'bob',
    })),
  );
  expect(await found('again')).toEqual([
    'change-merged m4: 0.3',
    'change-opened m4: 0.3',
    'issue-opened 4: 0.3',
    'issue-opened 6: 0.3',
  ]);
});

it('three branches, one a month, other numbers, other people and other words beyond ASCII are no repeats', async () => {
  await titled(await project('branches'), ['Fix', 'Fix', 'Fix']);
  expect(await found('branches')).toEqual([]);
  await titled(await project('monthly'), ['Meeting', 'Meeting', 'Meeting', 'Meeting', 'Meeting'], 10 * day);
  expect(await found('monthly')).toEqual([]);
  await titled(await project('versions'), ['Bump to 1.1', 'Bump to 1.2', 'Bump to 1.3', 'Bump to 1.4']);
  expect(await found('versions')).toEqual([]);
  await titled(await project('words'), ['修复：甲', '修复：乙', '修复：丙', '修复：丁']);
  expect(await found('words')).toEqual([]);
});

it('of titles that differ in digits alone the eleventh within thirty days counts three tenths', async () => {
  const typos = Array.from({ length: 13 }, (_, i) => `typo ${i}`);
  await titled(await project('numbered'), typos);
  expect(await found('numbered')).toEqual(['issue-opened 11: 0.3', 'issue-opened 12: 0.3', 'issue-opened 13: 0.3']);
  const { evidence } = await store.db
    .selectFrom('act_discount')
    .select('evidence')
    .where('project', '=', 'numbered')
    .where('source', '=', '13')
    .executeTakeFirstOrThrow();
  expect(evidence).toEqual({ within30Days: 13, limit: 10, first: '1' });
  await titled(await project('releases'), typos, 4 * day);
  expect(await found('releases')).toEqual([]);
});

it('hostile titles are titles: bounded, and never part of the query', async () => {
  const repository = await project('hostile');
  const nasty = [`'); drop table act; --`, '(a+)+$'.repeat(20_000), '=HYPERLINK("x")', '\\x00%s${1}\u202e', ''];
  await titled(repository, [...nasty, ...nasty, ...nasty, ...nasty], 60);
  const started = performance.now();
  expect(await found('hostile')).toEqual(['16', '17', '18', '19', '20'].map((n) => `issue-opened ${n}: 0.3`));
  expect(performance.now() - started).toBeLessThan(5000);
});
