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
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { rowsOf, valuesOf } from '../testing/derived-facts.ts';
import { addCommits, addProject, addRepository, shaOf } from '../testing/store-facts.ts';
import { libyears } from './libyears.ts';
import { releaseFrequency } from './release-frequency.ts';
import { releases } from './releases.ts';

let store: Store;

const tag = (repository: string, name: string, at: string, commit: string) => ({
  repository_id: repository,
  name,
  commit_sha: shaOf(commit),
  annotated: true,
  signed: false,
  tagger_id: null,
  tagged_at: new Date(at),
});

const release = (repository: string, name: string, at: string | null, more: Record<string, unknown> = {}) => ({
  repository_id: repository,
  platform_id: `${repository} ${name}`,
  tag: name,
  name: `A title of ${name}`,
  draft: false,
  prerelease: false,
  author_id: null,
  created_at: null,
  published_at: at === null ? null : new Date(at),
  seen_at: new Date('2026-11-15T08:00:00Z'),
  ...more,
});

beforeAll(async () => {
  store = await testStore();
  await addProject(store, 'both');
  await addProject(store, 'other');
  const [one, two] = [await addRepository(store, 'both'), await addRepository(store, 'other')];
  for (const repository of [one, two])
    await addCommits(store, repository, [{ at: '2026-01-01T00:00:00Z', author: 'ann@none.example' }]);
  await store.db
    .insertInto('tag')
    .values([
      tag(one, 'v1.0', '2026-02-01T00:00:00Z', 'a'),
      tag(one, 'stable', '2026-03-01T00:00:00Z', 'b'),
      tag(two, 'v7.0', '2026-02-04T00:00:00Z', 'z'),
      tag(two, 'v7.1', '2026-02-08T00:00:00Z', 'y'),
    ])
    .execute();
  await store.db
    .insertInto('release')
    .values([
      // The release of a tag that counts, published days after it was tagged.
      release(one, 'v1.0', '2026-03-05T00:00:00Z'),
      // A tag whose name is no version, but which was published as a release.
      release(one, 'stable', '2026-03-03T00:00:00Z'),
      // No such tag was seen.
      release(one, 'v2.0', '2026-04-02T00:00:00Z'),
      release(one, 'v2.1-rc1', '2026-04-03T00:00:00Z'),
      release(one, 'v2.2', '2026-04-04T00:00:00Z', { prerelease: true }),
      release(one, 'v2.3', '2026-04-05T00:00:00Z', { draft: true }),
      release(one, 'v2.4', null),
      release(one, 'v2.5', '2026-04-06T00:00:00Z', {
        gone_at: new Date('2026-05-01T00:00:00Z'),
        gone_reason: 'deleted',
      }),
    ] as never)
    .execute();
});

afterAll(() => store.close());

async function valueOf(metric: typeof releases, scope: Scope, subject: string) {
  const rows = await rowsOf(store, metric, { scope, subjects: null, first: '2026-02', last: '2026-05' });
  return valuesOf(rows, subject);
}

it('counts a tag and the release of it once, with what was published without a version in its name', async () => {
  const values = await valueOf(releases, 'project', 'both');
  expect(['02', '03', '04', '05'].map((month) => values[`month 2026-${month}`])).toEqual([1, 1, 1, 0]);
  expect(values['window12 2026-05']).toBe(3);
  // 30 and 30 days.
  expect((await valueOf(releaseFrequency, 'project', 'both'))['window12 2026-05']).toBe(30);
});

it('adds up over the projects of a domain, and takes the intervals within each of them', async () => {
  expect((await valueOf(releases, 'domain', 'database'))['window12 2026-05']).toBe(5);
  // 4 in one of them, 30 and 30 in the other.
  expect((await valueOf(releaseFrequency, 'domain', 'database'))['window12 2026-05']).toBe(30);
});

it('says of libyears that nobody collects release dates of packages', async () => {
  const rows = await rowsOf(store, libyears, {
    scope: 'project',
    subjects: ['both'],
    first: '2026-05',
    last: '2026-05',
  });
  expect(rows).toMatchObject([
    { period: 'window12', value: null, reason: { en: 'Unknown: release dates of packages are not collected' } },
  ]);
});
