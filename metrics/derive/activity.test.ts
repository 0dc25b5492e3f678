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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { randomStream } from '../rank/random.ts';
import { type ActRow, actRows, derive } from '../testing/derived-rows.ts';
import { addChanges, addComments, addIssues, addReviews } from '../testing/platform-facts.ts';
import { addCommits, addProject, addRepository } from '../testing/store-facts.ts';
import { activityWeights } from './activity-weights.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

/** Parts are thousand-millionths: as whole numbers they sum without error. */
const nano = (value: number) => Math.round(value * 1e9);
const total = (rows: readonly ActRow[], of: 'activity' | 'activity2023' | 'activity2020') =>
  rows.reduce((sum, row) => sum + nano(row[of]), 0);

it('is that of the worked example: 1 change opened and merged, 3 review comments, 2 comments', async () => {
  await addProject(store, 'worked');
  const repository = await addRepository(store, 'worked');
  const at = '2026-05-04T00:00:00Z';
  await addChanges(store, repository, [{ number: '1', who: 'ann', at, mergedAt: at, mergedBy: 'bob' }]);
  await addChanges(store, repository, [{ number: '2', who: 'cid', at }]);
  for (const line of [true, true, true] as const)
    await addComments(store, repository, [{ on: ['change', '2'], who: 'ann', at, line }]);
  for (const number of ['1', '2']) await addComments(store, repository, [{ on: ['change', number], who: 'ann', at }]);
  await derive(store, 'worked');
  const own = (await actRows(store, 'worked')).filter(({ who }) => who === 'ann');
  expect(total(own, 'activity2023') / 1e9).toBeCloseTo(3.0627, 4);
  expect(total(own, 'activity2023')).toBe(nano(Math.sqrt(9.3803)));
  // Of the weights before December 2023: 2×1 + 3 + 3×4 + 2.
  expect(total(own, 'activity2020')).toBe(nano(Math.sqrt(19)));
  expect(total(own, 'activity')).toBe(nano(Math.sqrt(9.3803)));
});

it('counts commits, co-authors and reviews of others in ours, and in no other', async () => {
  await addProject(store, 'ours');
  const repository = await addRepository(store, 'ours');
  const at = '2026-05-04T00:00:00Z';
  await addCommits(store, repository, [
    { at, author: 'eve@e.example', coAuthors: ['fay@f.example'] },
    { at, author: 'eve@e.example' },
  ]);
  await addChanges(store, repository, [{ number: '1', who: 'bot-x', at }]);
  await addChanges(store, repository, [{ number: '2', who: 'gus', at: '2026-04-30T23:59:59Z' }]);
  await addReviews(store, repository, [
    { change: '1', who: 'gus', at },
    { change: '2', who: 'gus', at },
  ]);
  await derive(store, 'ours');
  const rows = await actRows(store, 'ours');
  const of = (who: string, month = '2026-05') => rows.filter((row) => row.who === who && row.at.startsWith(month));
  expect(total(of('eve'), 'activity')).toBe(nano(Math.sqrt(2)));
  expect(total(of('fay'), 'activity')).toBe(nano(Math.sqrt(0.5)));
  expect(total(of('gus'), 'activity')).toBe(nano(Math.sqrt(0.7427)));
  expect(total(of('gus', '2026-04'), 'activity')).toBe(nano(Math.sqrt(4.0679)));
  expect(total(of('bot-x'), 'activity')).toBe(0);
  expect(total([...of('eve'), ...of('fay'), ...of('gus')], 'activity2023')).toBe(0);
});

/** Two repositories with commits in common, and talk, from a seed. */
async function randomProject(slug: string, seed: number, bots: boolean): Promise<void> {
  await addProject(store, slug);
  const [one, two] = [await addRepository(store, slug), await addRepository(store, slug)];
  const random = randomStream(seed);
  const people = ['ann', 'bob', 'cid'].map((name) => `${name}@${slug}.example`);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const at = () => new Date(Date.UTC(2026, 3, 1) + Math.floor(random() * 60 * 86_400) * 1000).toISOString();
  const commits = Array.from({ length: 60 }, (_, i) => ({
    name: `${seed} ${i}`,
    at: at(),
    author: pick(people),
    coAuthors: random() < 0.3 ? [pick(people)] : [],
  }));
  await addCommits(store, one, commits.slice(0, 40));
  await addCommits(store, two, commits.slice(20));
  const issues = Array.from({ length: 12 }, (_, i) => ({ number: String(i), who: pick([...people, null]), at: at() }));
  await addIssues(store, one, issues);
  const comments = Array.from({ length: 50 }, () => ({
    on: ['issue', String(Math.floor(random() * 12))] as const,
    who: pick([...people, null]),
    at: at(),
  }));
  await addComments(store, one, comments);
  if (!bots) return;
  await addCommits(store, one, [{ at: at(), author: 'bot@ci.example', coAuthors: ['bot2@ci.example'] }]);
  await addComments(store, one, [{ on: ['issue', '1'], who: 'bot', at: at() }]);
  await addIssues(store, two, [{ number: '90', who: 'bot', at: at() }]);
}

describe('parts', () => {
  const keyOf = (row: ActRow) => [row.repository, row.who, row.at.slice(0, 7)].join(' ');

  it('sum to the square root of all in a repository, of what a project counts, and of what the hub counts', async () => {
    await randomProject('parts', 7, true);
    await derive(store, 'parts');
    const rows = (await actRows(store, 'parts')).filter((row) => row.class === 'human');
    expect(new Set(rows.map(({ standing }) => standing))).toEqual(new Set([0, 2]));
    for (const standing of [0, 1, 2]) {
      for (const own of Map.groupBy(
        rows.filter((row) => row.standing <= standing),
        keyOf,
      ).values()) {
        const sum = own.reduce((all, row) => {
          const weight = activityWeights.activity[row.kind as 'commit'];
          return all + Math.round((weight ?? 0) * 10_000) * Math.round(row.discount * 100_000);
        }, 0);
        expect(total(own, 'activity')).toBe(Math.round(Math.sqrt(sum * 1e9)));
      }
    }
  });

  it('are those without bots when bots are there', async () => {
    await randomProject('quiet', 11, false);
    await randomProject('noisy', 11, true);
    const sums = [];
    for (const slug of ['quiet', 'noisy']) {
      await derive(store, slug);
      const rows = await actRows(store, slug);
      sums.push([
        rows.filter((row) => row.class === 'human').length,
        total(
          rows.filter(({ standing }) => standing < 2),
          'activity',
        ),
        total(rows, 'activity2023'),
        total(rows, 'activity2020'),
      ]);
    }
    expect(sums[1]).toEqual(sums[0]);
  });
});
