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

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import { metrics } from '../metric-registry.ts';
import { addActs, addItems, addStreams, rowsOf } from '../testing/derived-facts.ts';
import { addCommits, addIdentity, addOrganisation, addProject, addRepository, shaOf } from '../testing/store-facts.ts';

let store: Store;

async function rowOf(id: string, month: Month, subject = 'p', scope: Scope = 'project') {
  const metric = metrics.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  const rows = await rowsOf(store, metric, { scope, subjects: null, first: month, last: month });
  return rows.find((row) => row.subject === subject);
}

async function addStory(): Promise<void> {
  await addProject(store, 'p');
  const repository = await addRepository(store, 'p');
  const [ann = '', bob = '', cid = '', dan = '', eve = ''] = await Promise.all(
    ['ann', 'bob', 'cid', 'dan', 'eve'].map((who) => addIdentity(store, who)),
  );
  await addCommits(store, repository, [{ at: '2025-03-10T00:00:00Z', author: 'ann@acme.example', name: 'first' }]);
  await addStreams(store, repository, '2026-11-15T08:00:00Z', '2025-03-10T00:00:00Z');
  const acme = 'acme';
  await addActs(store, 'p', repository, [
    { kind: 'commit', at: '2025-03-10T00:00:00Z', person: ann, organisation: acme, additions: 10, deletions: 4 },
    { kind: 'commit', at: '2026-08-03T09:00:00Z', person: ann, organisation: acme, additions: 30, deletions: 5 },
    { kind: 'commit', at: '2026-08-05T09:00:00Z', person: ann, organisation: acme, additions: 0, deletions: 0 },
    { kind: 'commit', at: '2026-10-12T00:00:00Z', person: bob, additions: 0, deletions: 0 },
    { kind: 'issue-opened', at: '2026-05-01T00:00:00Z', person: cid, organisation: '~', subject: ['issue', '1'] },
    { kind: 'issue-opened', at: '2026-08-20T00:00:00Z', person: bob, subject: ['issue', '2'] },
    { kind: 'comment', at: '2026-09-02T00:00:00Z', person: ann, organisation: acme, subject: ['issue', '1'] },
    { kind: 'issue-closed', at: '2026-09-03T00:00:00Z', person: ann, organisation: acme, subject: ['issue', '1'] },
    { kind: 'change-opened', at: '2026-08-04T00:00:00Z', person: bob, subject: ['change', '7'] },
    { kind: 'review', at: '2026-08-06T00:00:00Z', person: ann, organisation: acme, subject: ['change', '7'] },
    { kind: 'change-merged', at: '2026-08-07T00:00:00Z', person: bob, subject: ['change', '7'] },
    { kind: 'star', at: '2026-09-01T00:00:00Z', person: dan },
    { kind: 'fork', at: '2026-09-02T00:00:00Z', person: dan },
    { kind: 'star', at: '2026-09-03T00:00:00Z', person: eve },
  ]);
  await addItems(store, 'p', repository, [
    {
      kind: 'issue',
      number: '1',
      person: cid,
      labels: ['Bug/crash'],
      open: [['2026-05-01T00:00:00Z', '2026-09-03T00:00:00Z']],
    },
    {
      kind: 'issue',
      number: '3',
      person: cid,
      labels: ['debt'],
      open: [['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z']],
    },
  ]);
  await store.db
    .insertInto('tag')
    .values({
      repository_id: repository,
      name: 'v1.0',
      commit_sha: shaOf('first'),
      annotated: true,
      signed: false,
      tagger_id: null,
      tagged_at: new Date('2026-09-01T00:00:00Z'),
    })
    .execute();
}

beforeAll(async () => {
  store = await testStore();
  await addOrganisation(store, 'acme', [{ domain: 'acme.example' }]);
  await addStory();
  await addProject(store, 'quiet');
  const quiet = await addRepository(store, 'quiet');
  await addCommits(store, quiet, [{ at: '2026-01-10T00:00:00Z', author: 'zed@example.org', name: 'only' }]);
});

afterAll(() => store.close());

describe('over the 12 months to October 2026', () => {
  it.each([
    ['project-age', 20],
    ['months-since-update', 0.67],
    ['months-since-release', 2.03],
    ['is-maintained', 0.152],
    ['lines-per-week', 0.671],
    ['recent-issues-updated', 2],
    ['recent-issues-closed', 1],
    ['recent-changes-closed', 1],
    ['organisation-contributors', 1],
    ['individual-contributors', 2],
    ['contributions-per-organisation-contributor', 5],
    ['contributions-per-individual', 2.5],
    ['code-contributors', 2],
    ['contributions-per-code-contributor', 2.5],
    ['issue-contributors', 3],
    ['contributions-per-issue-contributor', 1.333],
    ['observations-per-observer', 1.5],
    ['contributions-per-core-contributor', 5],
    ['contributions-per-regular-contributor', 4],
    ['contributions-per-casual-contributor', 1],
    ['organisation-commit-frequency', 0.038],
    ['organisation-weeks', 1],
    ['bug-resolution-duration', 125],
  ])('%s is %d', async (id, expected) => {
    expect(await rowOf(id, '2026-10')).toMatchObject({ value: expected, running: false, period: 'window12' });
  });
});

describe('elsewhere', () => {
  it.each([
    'project-age',
    'months-since-release',
    'is-maintained',
    'recent-changes-closed',
    'contributions-per-core-contributor',
    'organisation-weeks',
    'bug-resolution-duration',
  ])('%s of the repository is that of its project, and the domain has one too', async (id) => {
    const { rows } = await sql<{ id: string; domain: string }>`select m.repository_id::text as id, p.domain
      from project p join project_repository m on m.project = p.slug where p.slug = 'p'`.execute(store.db);
    const own = await rowOf(id, '2026-10');
    expect(await rowOf(id, '2026-10', rows[0]?.id, 'repository')).toMatchObject({ value: own?.value });
    expect(await rowOf(id, '2026-10', rows[0]?.domain, 'domain')).toMatchObject({ period: 'window12' });
  });

  it('what is older than three months is not recent, and what is newer than the window not yet there', async () => {
    expect((await rowOf('recent-issues-updated', '2026-07'))?.value).toBe(1);
    expect((await rowOf('recent-issues-updated', '2026-08'))?.value).toBe(1);
    expect((await rowOf('months-since-update', '2026-07'))?.value).toBe(Math.round((509 / 30) * 100) / 100);
    expect((await rowOf('is-maintained', '2026-07'))?.value).toBe(0);
    expect((await rowOf('organisation-weeks', '2026-08'))?.value).toBe(1);
  });

  it('a month still running counts up to the day of the crawl', async () => {
    expect(await rowOf('months-since-update', '2026-11')).toMatchObject({ value: 1.17, running: true });
    expect(await rowOf('is-maintained', '2026-11')).toMatchObject({ value: 0.092, running: true });
  });

  it('who is nobody has no average, and what was not crawled no figure', async () => {
    expect(await rowOf('contributions-per-organisation-contributor', '2026-03', 'quiet')).toMatchObject({
      value: null,
      reason: { en: 'Nobody of this kind in these 12 months' },
    });
    expect(await rowOf('months-since-release', '2026-03', 'quiet')).toMatchObject({
      value: null,
      reason: { en: 'Nothing was released yet' },
    });
    for (const id of [
      'recent-issues-closed',
      'issue-contributors',
      'observations-per-observer',
      'bug-resolution-duration',
    ]) {
      expect((await rowOf(id, '2026-03', 'quiet'))?.value).toBeNull();
    }
  });
});
