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
import { addMonths, type Month, monthsBetween } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import type { MetricRequest } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { randomStream } from '../rank/random.ts';
import { rowsOf } from '../testing/derived-facts.ts';
import { derive } from '../testing/derived-rows.ts';
import { addCommits, addOrganisation, addProject, addRepository, type CommitSpec } from '../testing/store-facts.ts';

let store: Store;

const people = [
  'a@one.example',
  'b@sub.one.example',
  'c@two.example',
  'd@gmail.com',
  'e@nobody.example',
  'bot@ci.example',
];

function randomCommits(seed: number, n: number): CommitSpec[] {
  const random = randomStream(seed);
  const pick = () => people[Math.floor(random() * people.length)] as string;
  return Array.from({ length: n }, (_, i) => ({
    at: new Date(Date.UTC(2025, 0, 1) + Math.floor(random() * 670 * 86_400) * 1000).toISOString(),
    author: pick(),
    coAuthors: random() < 0.3 ? [...new Set([pick(), pick()])] : [],
    // Every fifth commit is in both repositories.
    name: i % 5 === 0 ? `shared ${i}` : `${seed} ${i}`,
    additions: Math.floor(random() * 90),
    deletions: Math.floor(random() * 40),
    merge: random() < 0.1,
  }));
}

beforeAll(async () => {
  store = await testStore();
  await addOrganisation(store, 'one', [{ domain: 'one.example' }]);
  await addOrganisation(store, 'early', [{ domain: 'two.example', to: '2026-02-11' }]);
  await addOrganisation(store, 'late', [
    { domain: 'two.example', from: '2026-02-11' },
    { domain: 'sub.one.example', from: '2026-05-20' },
  ]);
  await addProject(store, 'whole');
  for (const seed of [1, 2]) {
    const repository = await addRepository(store, 'whole');
    await addCommits(
      store,
      repository,
      seed === 1 ? randomCommits(1, 400) : withShared(randomCommits(2, 300), randomCommits(1, 400)),
    );
  }
  await derive(store, 'whole');
});

/** The shared commits of the second repository are the very commits of the first. */
function withShared(own: CommitSpec[], other: readonly CommitSpec[]): CommitSpec[] {
  return own.map((commit) => other.find(({ name }) => name === commit.name) ?? commit);
}

afterAll(() => store.close());

async function byKey(id: string): Promise<Map<string, number | null>> {
  const metric = metrics.get(id);
  const request: MetricRequest = { scope: 'project', subjects: null, first: '2025-02', last: '2026-11' };
  if (metric === undefined) throw new Error(`no metric ${id}`);
  const rows = await rowsOf(store, metric, request);
  return new Map(rows.map(({ period, month, value }) => [`${period} ${month}`, value]));
}

/** Month and people of every commit that counts, from the very specification the rows were written from. */
function recounted(): { month: string; author: string | null; people: string[] }[] {
  const [one, two] = [randomCommits(1, 400), randomCommits(2, 300)];
  const all = new Map([...one, ...withShared(two, one)].map((commit) => [commit.name, commit]));
  return [...all.values()].flatMap(({ merge, at, author, coAuthors = [] }) => {
    if (merge === true || at === null || author === null) return [];
    const people = [author, ...coAuthors].filter((email) => !email.startsWith('bot'));
    return [{ month: at.slice(0, 7), author: author.startsWith('bot') ? null : author, people }];
  });
}

const months = monthsBetween('2025-02', '2026-11');

/** What stands in the window of `width` months that ends `back` months before the month. */
function inWindow(month: Month, width: number, back = 0) {
  const [from, to] = [addMonths(month, 1 - width - back), addMonths(month, -back)];
  return recounted().filter((commit) => commit.month >= from && commit.month <= to);
}

describe('windows equal a recount by hand, that of the running month too', () => {
  it('of contributors and retention', async () => {
    const [contributors, retention] = [await byKey('contributors'), await byKey('retention')];
    for (const month of months) {
      const people = (width: number, back?: number) =>
        new Set(inWindow(month, width, back).flatMap((commit) => commit.people));
      expect(contributors.get(`month ${month}`)).toBe(people(1).size);
      expect(contributors.get(`window12 ${month}`)).toBe(people(12).size);
      const endsQuarter = Number(month.slice(5)) % 3 === 0;
      expect(contributors.get(`quarter ${month}`)).toBe(endsQuarter ? people(3).size : undefined);
      const before = [...people(12, 12)];
      const stayed = before.filter((person) => people(12).has(person)).length;
      expect(retention.get(`window12 ${month}`)).toBe(before.length === 0 ? null : stayed / before.length);
    }
  });

  it('of commits and the absence factor', async () => {
    const [commits, absence] = [await byKey('commits'), await byKey('contributor-absence-factor')];
    for (const month of months) {
      const authors = inWindow(month, 12).flatMap(({ author }) => (author === null ? [] : [author]));
      expect(commits.get(`window12 ${month}`)).toBe(authors.length);
      const counts = [...Map.groupBy(authors, (author) => author).values()]
        .map((own) => own.length)
        .sort((a, b) => b - a);
      let running = 0;
      const factor = counts.findIndex((count) => (running += count) * 2 >= authors.length) + 1;
      expect(absence.get(`window12 ${month}`)).toBe(factor);
    }
  });
});
