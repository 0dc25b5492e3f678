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
import { derive } from '#metrics/testing/derived-rows.ts';
import { addIssues } from '#metrics/testing/platform-facts.ts';
import { addCommits, addProject, addRepository } from '#metrics/testing/store-facts.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { catalogue } from '../catalogue.ts';
import { actUrl } from './act-url.ts';
import { projectDiscountsView } from './discount.ts';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

async function window(project: string, month: string): Promise<void> {
  const figure = { scope: 'project' as const, metric: 'activity', period: 'window12' as const, revision: 1 };
  const row = { ...figure, subject: project, month: `${month}-01`, value: 9, reason: null, detail: null };
  await store.db.insertInto('metric_value').values(row).execute();
}

async function view(project: string) {
  return projectDiscountsView(store.db, catalogue.discounts, project);
}

/** Titles that differ in digits alone count as one title. */
function letter(i: number): string {
  return String.fromCodePoint(97 + i);
}

/** Issues within one minute; from the 16th on they are a burst, titles beyond the third of a kind are repeated. */
async function issues(repository: string, n: number, day: string, title: (i: number) => string): Promise<void> {
  const specs = Array.from({ length: n }, (_, i) => ({ number: `${day}-${i}`, who: 'ann', at: `${day}T10:00:00Z` }));
  await addIssues(
    store,
    repository,
    specs.map((spec, i) => ({ ...spec, title: title(i) })),
  );
}

it('tells of each rule what the 12 months would have without it, and of all rules together', async () => {
  await addProject(store, 'both');
  const repository = await addRepository(store, 'both');
  await issues(repository, 17, '2026-05-01', (i) => (i < 4 ? 'same' : `own ${letter(i)}`));
  await issues(repository, 16, '2025-05-01', (i) => `old ${letter(i)}`);
  await derive(store, 'both');
  await window('both', '2026-10');
  const { acts, taken, rules, activity } = await view('both');
  const at = (sum: number) => Math.sqrt(2.2235 * sum);
  const now = at(14 + 0.3 + 0.2 * 2);
  const burst = rules.find(({ rule }) => rule === 'burst');
  const repeated = rules.find(({ rule }) => rule === 'duplicate-title');
  expect([acts, activity]).toEqual([3, 9]);
  expect(burst).toMatchObject({ acts: 2, ever: 3, applied: true, factor: { least: 0.2, most: 0.2 } });
  expect(burst?.taken).toBeCloseTo(at(16 + 0.3) - now, 5);
  expect(repeated).toMatchObject({ acts: 1, ever: 1, factor: { least: 0.3, most: 0.3 } });
  expect(repeated?.taken).toBeCloseTo(at(15 + 0.2 * 2) - now, 5);
  expect(taken).toBeCloseTo(at(17) - now, 5);
});

it('an act of two rules is one act, taken back whole only by both', async () => {
  await addProject(store, 'twice');
  const repository = await addRepository(store, 'twice');
  await issues(repository, 16, '2026-05-01', () => 'same');
  await derive(store, 'twice');
  await window('twice', '2026-05');
  const { acts, taken, rules } = await view('twice');
  const at = (sum: number) => Math.sqrt(2.2235 * sum);
  const now = at(3 + 12 * 0.3 + 0.3 * 0.2);
  expect(acts).toBe(13);
  expect(rules.find(({ rule }) => rule === 'burst')?.taken).toBeCloseTo(at(3 + 13 * 0.3) - now, 5);
  expect(rules.find(({ rule }) => rule === 'duplicate-title')?.taken).toBeCloseTo(at(15.2) - now, 5);
  expect(taken).toBeCloseTo(at(16) - now, 5);
});

it('acts that an earlier project has too stand on top of those that it alone has', async () => {
  const commits = (from: number) =>
    Array.from({ length: 5 }, (_, i) => ({
      at: `2026-05-0${i + 1}T08:00:00Z`,
      author: 'eve@a.example',
      name: `empty ${from + i}`,
      additions: 0,
      deletions: 0,
    }));
  await addProject(store, 'first');
  await addCommits(store, await addRepository(store, 'first'), commits(0));
  await addProject(store, 'second');
  await addCommits(store, await addRepository(store, 'second'), [...commits(0), ...commits(90)]);
  for (const slug of ['first', 'second']) {
    await derive(store, slug);
    await window(slug, '2026-05');
  }
  const [first, second] = [await view('first'), await view('second')];
  const empty = (found: typeof first) => found.rules.find(({ rule }) => rule === 'empty-commit');
  expect(empty(first)?.taken).toBeCloseTo(Math.sqrt(5) - Math.sqrt(3.2), 5);
  expect(empty(second)).toMatchObject({ acts: 7, coverage: 1 });
  expect(empty(second)?.taken).toBeCloseTo(Math.sqrt(10) - Math.sqrt(3 + 7 * 0.1), 5);
});

it('shows the newest acts with evidence by the names on the card, and names nobody', async () => {
  const { rules } = await view('second');
  const { samples = [] } = rules.find(({ rule }) => rule === 'empty-commit') ?? {};
  const days = samples.map(({ at }) => at.slice(0, 10));
  expect(days).toEqual(days.toSorted().toReversed());
  expect(samples).toHaveLength(5);
  for (const rule of (await view('both')).rules) {
    const named = Object.keys(catalogue.discounts.get(rule.rule)?.evidence ?? {});
    expect(named.length).toBeGreaterThan(1);
    for (const { evidence } of rule.samples) expect(named).toEqual(expect.arrayContaining(Object.keys(evidence)));
  }
  expect(JSON.stringify([rules, (await view('both')).rules])).not.toMatch(/eve@|"ann"|a\.example/);
});

it('none found where nothing could be read is told apart from none, and nothing computed from both', async () => {
  await addProject(store, 'quiet');
  await addRepository(store, 'quiet');
  expect(await view('quiet')).toMatchObject({ window: null, activity: null, rules: [] });
  await window('quiet', '2026-05');
  const { rules, taken } = await view('quiet');
  expect(taken).toBe(0);
  expect(rules.map(({ rule, coverage, acts }) => [rule, coverage, acts])).toEqual([
    ['burst', 1, 0],
    ['duplicate-title', 0, 0],
    ['empty-commit', 1, 0],
    ['reciprocity', 0, 0],
    ['self-comment', 0, 0],
    ['self-merge', 0, 0],
  ]);
});

it('links to the page of an act where the host is known', () => {
  const on = (kind: 'issue' | 'change', number: string) => ({ subject: { kind, number }, commit: null });
  expect(actUrl('https://github.com/a/b.git', on('change', '7'))).toBe('https://github.com/a/b/pull/7');
  expect(actUrl('https://gitlab.com/a/b', on('change', '7'))).toBe('https://gitlab.com/a/b/-/merge_requests/7');
  expect(actUrl('https://gitee.com/a/b/', on('issue', 'I5X/?'))).toBe('https://gitee.com/a/b/issues/I5X%2F%3F');
  expect(actUrl('https://github.com/a/b', { subject: null, commit: 'ab12' })).toBe(
    'https://github.com/a/b/commit/ab12',
  );
  expect(actUrl('https://git.example/a/b', on('issue', '1'))).toBeNull();
  expect(actUrl('/srv/b', on('issue', '1'))).toBeNull();
});
