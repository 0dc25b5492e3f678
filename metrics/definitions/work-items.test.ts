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
import type { Scope } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { testStore } from '#store/testing.ts';
import type { Metric, MetricRow } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { addActs, addItems, addStreams, type ItemSpec, rowsOf } from '../testing/derived-facts.ts';
import { addIdentity, addOrganisation, addProject, addRepository } from '../testing/store-facts.ts';

let store: Store;
let [ann, bo, cy] = ['', '', ''];

function metricOf(id: string): Metric {
  const metric = metrics.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

async function rows(id: string, subject: string, first: Month, last: Month, scope: Scope = 'project') {
  const found = await rowsOf(store, metricOf(id), { scope, subjects: null, first, last });
  return new Map(
    found
      .filter((row) => row.subject === subject)
      .map((row): [string, MetricRow] => [`${row.period} ${row.month}`, row]),
  );
}

/** Monthly values from January to June 2026. */
async function half(id: string, subject = 'life', scope: Scope = 'project') {
  const found = await rows(id, subject, '2026-01', '2026-06', scope);
  return [...found].filter(([key]) => key.startsWith('month')).map(([, { value }]) => value);
}

async function year(id: string, subject = 'life', scope: Scope = 'project') {
  return (await rows(id, subject, '2026-06', '2026-06', scope)).get('window12 2026-06');
}

const issues = (): ItemSpec[] => [
  // Before the first month that is looked at, and open through it.
  {
    kind: 'issue',
    number: '1',
    person: ann,
    organisation: 'acme',
    open: [['2025-12-02T00:00:00Z', '2026-03-01T00:00:00Z']],
    responseAt: '2025-12-02T12:00:00Z',
    comments: 4,
  },
  // Closed and opened again.
  {
    kind: 'issue',
    number: '2',
    person: bo,
    open: [
      ['2026-01-11T00:00:00Z', '2026-01-21T00:00:00Z'],
      ['2026-02-10T00:00:00Z', '2026-04-11T00:00:00Z'],
    ],
    responseAt: '2026-01-12T00:00:00Z',
    comments: 2,
  },
  {
    kind: 'issue',
    number: '3',
    person: ann,
    organisation: 'acme',
    open: [['2026-01-31T23:59:59Z', null]],
    comments: 0,
  },
  // The platform hides who opened it.
  {
    kind: 'issue',
    number: '4',
    person: null,
    open: [['2026-02-01T00:00:00Z', '2026-02-01T06:00:00Z']],
    responseAt: '2026-02-01T00:00:30Z',
    comments: 3,
  },
  { kind: 'issue', number: '5', person: cy, class: 'bot', open: [['2026-02-02T00:00:00Z', null]] },
  // It stands in a repository of the project before this one too.
  { kind: 'issue', number: '6', person: cy, open: [['2026-02-02T00:00:00Z', null]], standing: 2 },
];

const changes = (): ItemSpec[] => [
  {
    kind: 'change',
    number: '7',
    person: ann,
    organisation: 'acme',
    open: [['2026-01-05T00:00:00Z', '2026-01-07T12:00:00Z']],
    merged: true,
    mergedBy: bo,
    responseAt: '2026-01-05T06:00:00Z',
    reviewAt: '2026-01-06T00:00:00Z',
    commitAt: '2026-01-04T23:58:30Z',
    deployedAt: '2026-01-10T12:00:00Z',
    comments: 1,
    reviews: 2,
    reviewComments: 3,
    reviewers: 1,
    additions: 100,
    deletions: 20,
    linked: true,
  },
  {
    kind: 'change',
    number: '8',
    person: bo,
    open: [['2026-01-06T00:00:00Z', '2026-02-15T00:00:00Z']],
    merged: true,
    mergedBy: bo,
    responseAt: '2026-01-07T00:00:00Z',
    reviewAt: '2026-02-16T00:00:00Z',
    commitAt: '2026-01-08T00:00:00Z',
    comments: 1,
    reviews: 1,
    reviewComments: 0,
    reviewers: 1,
    additions: 7,
    deletions: 3,
    linked: false,
  },
  {
    kind: 'change',
    number: '9',
    person: bo,
    open: [['2026-01-20T00:00:00Z', '2026-02-10T00:00:00Z']],
    closedBy: ann,
    comments: 0,
    reviews: 0,
    reviewComments: 0,
    reviewers: 0,
    linked: null,
  },
  { kind: 'change', number: '10', person: ann, organisation: 'acme', open: [['2026-03-10T00:00:00Z', null]] },
];

beforeAll(async () => {
  store = await testStore();
  await addOrganisation(store, 'acme', [{ domain: 'acme.example' }]);
  [ann, bo, cy] = (await Promise.all(
    ['ann', 'bo', 'cy'].map((name) => addIdentity(store, `${name}@none.example`)),
  )) as [string, string, string];
  await addProject(store, 'life');
  const repository = await addRepository(store, 'life');
  await addStreams(store, repository, '2026-07-10T09:00:00Z', '2025-11-20T00:00:00Z');
  await addItems(store, 'life', repository, [...issues(), ...changes()]);
});

afterAll(() => store.close());

describe('counting issues', () => {
  it('opens, closes and reopens them, whoever does, and leaves out what bots opened', async () => {
    expect(await half('issues-opened')).toEqual([2, 1, 0, 0, 0, 0]);
    expect(await half('issues-closed')).toEqual([1, 1, 1, 1, 0, 0]);
    expect(await half('issues-reopened')).toEqual([0, 1, 0, 0, 0, 0]);
    expect(await half('issues-opened-or-reopened')).toEqual([2, 2, 0, 0, 0, 0]);
    expect((await year('issues-opened'))?.value).toBe(4);
    expect((await year('issues-opened-or-reopened'))?.value).toBe(5);
  });

  it('knows the backlog at the end of each month, what happens on the first of the next not included', async () => {
    expect(await half('issues-open')).toEqual([2, 3, 2, 1, 1, 1]);
    const more = await rows('issues-open', 'life', '2025-10', '2026-08');
    expect(more.get('month 2025-12')?.value).toBe(1);
    expect(more.get('month 2025-11')?.value).toBe(0);
    expect(more.get('month 2025-10')).toMatchObject({ value: null, reason: { en: 'Before the first commit' } });
    expect(more.get('quarter 2026-03')?.value).toBe(2);
    expect(more.get('window12 2026-07')).toMatchObject({ value: 1, running: true });
  });

  it('divides what was closed by what was opened, and says when nothing was', async () => {
    expect(await half('backlog-management-index')).toEqual([0.5, 1, null, null, null, null]);
    expect((await year('backlog-management-index'))?.value).toBe(1);
    expect(await half('issue-closure-ratio')).toEqual([0, 1, null, null, null, null]);
    expect((await year('issue-closure-ratio'))?.value).toBe(0.75);
    expect(
      (await rows('backlog-management-index', 'life', '2026-03', '2026-03')).get('month 2026-03')?.reason?.en,
    ).toBe('No issue was opened in the period');
  });

  it('gives each person, organisation and the unknown their part, and repositories what the project leaves out', async () => {
    expect(await half('issues-opened', ann, 'person')).toEqual([1, 0, 0, 0, 0, 0]);
    expect((await year('issues-open', ann, 'person'))?.value).toBe(1);
    expect((await rows('issues-open', ann, '2026-01', '2026-01', 'person')).get('month 2026-01')?.value).toBe(2);
    expect((await year('issues-opened', 'acme', 'organisation'))?.value).toBe(2);
    expect((await year('issues-opened', '?', 'organisation'))?.value).toBe(2);
    expect((await year('issues-opened', '?', 'person'))?.value).toBe(1);
    const repository = await store.db.selectFrom('work_item').select('repository_id').executeTakeFirstOrThrow();
    expect((await year('issues-opened', repository.repository_id, 'repository'))?.value).toBe(5);
  });

  it('keeps in the backlog of people what they opened years before', async () => {
    await addProject(store, 'old');
    const repository = await addRepository(store, 'old');
    await addStreams(store, repository, '2026-07-10T09:00:00Z', '2020-01-01T00:00:00Z');
    await addItems(store, 'old', repository, [
      { kind: 'issue', number: '1', person: cy, open: [['2020-02-01T00:00:00Z', null]] },
      { kind: 'issue', number: '2', person: cy, open: [['2020-02-01T00:00:00Z', '2026-06-02T00:00:00Z']] },
      { kind: 'issue', number: '3', person: cy, open: [['2020-02-01T00:00:00Z', '2021-06-02T00:00:00Z']] },
    ]);
    expect(await half('issues-open', cy, 'person')).toEqual([2, 2, 2, 2, 2, 1]);
    expect(await half('issues-closed', cy, 'person')).toEqual([0, 0, 0, 0, 0, 1]);
    expect((await year('issue-resolution-duration', cy, 'person'))?.value).toBe(2313);
  });
});

describe('times of issues', () => {
  it('takes the first response by the month of opening and never counts silence as one', async () => {
    const january = (await rows('time-to-first-response', 'life', '2026-01', '2026-02')).get('month 2026-01');
    expect(january).toMatchObject({
      value: 24,
      reason: { en: 'Without the 50% that nobody has answered yet' },
      detail: { n: 1, mean: 24, quantiles: [24, 24, 24, 24, 24], tails: [24, 24], levels: [1, 0, 0, 0], missing: 1 },
    });
    const whole = await year('time-to-first-response');
    expect(whole?.detail).toEqual({
      n: 3,
      mean: 12.0028,
      quantiles: [0.0083, 0.0083, 12, 24, 24],
      tails: [0.0083, 24],
      levels: [3, 0, 0, 0],
      missing: 1,
    });
    expect((await year('time-to-first-response-mean'))?.value).toBe(12.0028);
    expect((await year('unanswered-issue-share'))?.value).toBe(0.25);
    expect(await half('time-to-first-response', ann, 'person')).toEqual([null, null, null, null, null, null]);
  });

  it('counts a closing as a response and silence as 15 days only where OpenDigger does', async () => {
    expect((await year('issue-response-time-capped'))?.detail).toMatchObject({
      n: 4,
      // Half a day, a day, half a minute, fifteen days.
      mean: 4.1251,
      levels: [3, 0, 1, 0],
      missing: 0,
    });
  });

  it('resolves by the last closing, from the first opening', async () => {
    expect(await half('issue-resolution-duration')).toEqual([null, 0.25, 89, 90, null, null]);
    expect((await year('issue-resolution-duration'))?.detail).toMatchObject({
      n: 3,
      quantiles: [0.25, 0.25, 89, 90, 90],
      levels: [1, 0, 0, 2],
    });
    const opened = (await rows('issue-resolution-duration-by-opening', 'life', '2026-01', '2026-01')).get(
      'month 2026-01',
    );
    expect(opened).toMatchObject({ value: 90, reason: { en: 'Without the 50% that are still open' } });
  });

  it('ages what is open at the end of a period, reopening does not start anew', async () => {
    const found = await rows('issue-age', 'life', '2026-01', '2026-07');
    expect(found.get('month 2026-01')?.detail).toEqual({
      n: 2,
      mean: 30.5,
      quantiles: [0, 0, 0, 61, 61],
      tails: [0, 61],
      levels: [1, 0, 0, 1],
      missing: 0,
    });
    // Opened on 2 December, 11 January and 31 January, a second before February.
    expect(found.get('quarter 2026-03')?.detail).toMatchObject({ n: 2, quantiles: [59, 59, 59, 80, 80] });
    expect(found.get('month 2026-02')?.detail).toMatchObject({ n: 3, mean: 55.3333, quantiles: [28, 28, 49, 89, 89] });
    // The running month counts to the end of the day of the crawl.
    expect(found.get('window12 2026-07')).toMatchObject({ value: 160, running: true });
    expect((await rows('issue-age-mean', 'life', '2026-02', '2026-02')).get('month 2026-02')?.value).toBe(55.3333);
    expect((await year('issue-age', 'acme', 'organisation'))?.detail).toBeNull();
    expect((await year('issue-age', bo, 'person'))?.reason?.en).toBe('No issue is open at the end of the period');
  });
});

describe('changes', () => {
  it('counts them by what became of them', async () => {
    expect(await half('changes-opened')).toEqual([3, 0, 1, 0, 0, 0]);
    expect(await half('changes-closed')).toEqual([1, 2, 0, 0, 0, 0]);
    expect(await half('changes-merged')).toEqual([1, 1, 0, 0, 0, 0]);
    expect(await half('changes-declined')).toEqual([0, 1, 0, 0, 0, 0]);
    expect(await half('changes-open')).toEqual([2, 0, 1, 1, 1, 1]);
    expect(await half('change-closure-ratio')).toEqual([0.333_333_333_333_333_3, null, 0, null, null, null]);
    expect(await half('review-efficiency-index')).toEqual([0.333_333_333_333_333_3, null, 0, null, null, null]);
    expect((await year('review-efficiency-index'))?.value).toBe(0.75);
    expect(await half('change-acceptance-ratio')).toEqual([1, 0.5, null, null, null, null]);
  });

  it('counts their lines once, at the merge', async () => {
    expect(await half('change-lines-added')).toEqual([100, 7, 0, 0, 0, 0]);
    expect(await half('change-lines-removed')).toEqual([20, 3, 0, 0, 0, 0]);
    expect((await year('change-lines-sum'))?.value).toBe(130);
  });

  it('judges review, merge and links by those of which they are known', async () => {
    expect(await half('reviewed-before-merge')).toEqual([1, 0, null, null, null, null]);
    expect((await year('non-author-merge-ratio'))?.value).toBe(0.5);
    expect((await year('self-merge-ratio'))?.value).toBe(0.5);
    expect(await year('review-ratio')).toMatchObject({
      value: 2 / 3,
      reason: { en: 'Only 75% of them can tell; the rest is left out' },
    });
    expect((await year('change-issue-link-ratio'))?.value).toBe(0.5);
    expect((await rows('change-issue-link-ratio', 'life', '2026-03', '2026-03')).get('month 2026-03')).toMatchObject({
      value: null,
      reason: { en: 'The platform gives nothing that could tell' },
    });
    expect((await year('comment-frequency'))?.value).toBe(9 / 4);
    expect((await year('change-comment-frequency'))?.value).toBe(2 / 3);
    expect((await year('reviews-per-change'))?.value).toBe(1);
    expect((await year('review-depth'))?.value).toBe(2);
    expect((await year('interactions-per-change'))?.value).toBe(8 / 3);
  });

  it('times them', async () => {
    expect((await year('change-time-to-first-response'))?.detail).toMatchObject({ n: 2, mean: 15, missing: 2 });
    expect((await year('change-time-to-first-response-mean'))?.value).toBe(15);
    expect((await year('unanswered-change-share'))?.value).toBe(0.5);
    expect((await year('change-response-time-capped'))?.detail).toMatchObject({ n: 4, mean: (0.25 + 1 + 15 + 21) / 4 });
    expect(await half('change-resolution-duration')).toEqual([2.5, 40, null, null, null, null]);
    expect((await year('change-resolution-duration-by-opening'))?.reason?.en).toBe(
      'Without the 50% that are not merged',
    );
    expect((await year('change-age'))?.value).toBe(113);
    expect((await year('change-age-mean'))?.value).toBe(113);
  });

  it('follows them from the first commit to the release, minutes rounded up', async () => {
    // Two minutes for 90 seconds; a first commit after the opening is not known.
    expect(await half('change-coding-time')).toEqual([2, null, null, null, null, null]);
    expect(await half('change-pickup-time')).toEqual([360, 1440, null, null, null, null]);
    expect(await half('change-review-time')).toEqual([3240, 56_160, null, null, null, null]);
    expect(await half('change-deploy-time')).toEqual([4320, null, null, null, null, null]);
    expect(await half('change-cycle-time')).toEqual([2 + 3600 + 4320, 57_600, null, null, null, null]);
    expect((await year('change-deploy-time'))?.reason?.en).toBe('Without the 50% of which it is not known');
  });
});

describe('figures of a month', () => {
  const timed = [...metrics.values()].filter(({ topic }) => ['issues', 'changes', 'delivery'].includes(topic));

  it.each(timed.map((metric) => [metric.id, metric] as const))(
    '%s does not depend on the months asked for with it',
    async (_, metric) => {
      for (const scope of ['project', 'person'] as const) {
        if (!metric.scopes.includes(scope)) continue;
        const rowsFrom = async (first: Month) => {
          const found = await rowsOf(store, metric, { scope, subjects: null, first, last: '2026-06' });
          return found.filter(({ month }) => month === '2026-06');
        };
        expect(await rowsFrom('2026-06')).toEqual(await rowsFrom('2025-12'));
      }
    },
  );
});

describe('authors', () => {
  it('knows who opened their first change, and who opens one now and then', async () => {
    await addProject(store, 'authors');
    const repository = await addRepository(store, 'authors');
    await addStreams(store, repository, '2026-07-10T09:00:00Z', '2024-01-01T00:00:00Z');
    const opened: readonly (readonly [string | null, string])[] = [
      [ann, '2024-03-01'],
      [ann, '2026-01-01'],
      [ann, '2026-04-30'],
      [bo, '2026-01-31'],
      [bo, '2026-02-28'],
      [bo, '2026-06-01'],
      [null, '2026-06-01'],
    ];
    await addItems(
      store,
      'authors',
      repository,
      opened.map(([person, day], index) => ({
        kind: 'change',
        number: `${index}`,
        person,
        open: [[`${day}T00:00:00Z`, null]],
      })),
    );
    expect(await half('new-change-authors', 'authors')).toEqual([1, 0, 0, 0, 0, 0]);
    expect(await half('changes-by-new-authors', 'authors')).toEqual([1, 0, 0, 0, 0, 0]);
    expect(await half('episodic-change-authors', 'authors')).toEqual([2, 0, 0, 0, 0, 1]);
    expect(await half('changes-by-episodic-authors', 'authors')).toEqual([2, 0, 0, 0, 0, 1]);
    // Of the year to June both are episodic, and only one is new: with all that they opened in it.
    expect((await year('new-change-authors', 'authors'))?.value).toBe(1);
    expect((await year('changes-by-new-authors', 'authors'))?.value).toBe(3);
    expect((await year('episodic-change-authors', 'authors'))?.value).toBe(2);
    expect((await year('changes-by-episodic-authors', 'authors'))?.value).toBe(5);
    expect((await year('new-issue-authors', 'authors'))?.value).toBe(0);
  });
});

describe('acts', () => {
  it('counts each issue that somebody did something to once a period', async () => {
    await addProject(store, 'acts');
    const repository = await addRepository(store, 'acts');
    await addStreams(store, repository, '2026-07-10T09:00:00Z', '2026-01-01T00:00:00Z');
    await addActs(store, 'acts', repository, [
      { kind: 'issue-opened', at: '2026-01-03T00:00:00Z', person: ann, subject: ['issue', '1'] },
      { kind: 'comment', at: '2026-01-04T00:00:00Z', person: bo, subject: ['issue', '1'] },
      { kind: 'comment', at: '2026-02-04T00:00:00Z', person: bo, subject: ['issue', '1'] },
      { kind: 'comment', at: '2026-02-05T00:00:00Z', person: null, subject: ['issue', '2'] },
      { kind: 'comment', at: '2026-02-05T00:00:00Z', person: ann, subject: ['change', '3'] },
      { kind: 'issue-closed', at: '2026-02-05T00:00:00Z', person: cy, class: 'bot', subject: ['issue', '4'] },
    ]);
    expect(await half('updated-issues', 'acts')).toEqual([1, 2, 0, 0, 0, 0]);
    expect((await year('updated-issues', 'acts'))?.value).toBe(2);
    expect((await year('updated-issues', bo, 'person'))?.value).toBe(1);
  });

  it('finds commits that came through changes', async () => {
    await addProject(store, 'through');
    const [one, two] = [await addRepository(store, 'through'), await addRepository(store, 'through')];
    const sha = (n: number) => Buffer.alloc(20, n);
    for (const repository of [one, two]) {
      await addStreams(store, repository, '2026-07-10T09:00:00Z', '2026-01-01T00:00:00Z');
      await addActs(
        store,
        'through',
        repository,
        [1, 2, 3, 4].map((n) => ({
          kind: 'commit' as const,
          at: '2026-02-03T00:00:00Z',
          person: ann,
          source: sha(n).toString('hex'),
        })),
      );
    }
    const change = (number: string, merged: boolean, merge: Buffer | null) => ({
      repository_id: one,
      platform_id: number,
      number,
      title: 'A change',
      created_at: new Date('2026-02-01T00:00:00Z'),
      updated_at: new Date('2026-02-02T00:00:00Z'),
      state: merged ? ('merged' as const) : ('closed' as const),
      merged_at: merged ? new Date('2026-02-02T00:00:00Z') : null,
      merge_sha: merge,
      seen_at: new Date('2026-07-10T09:00:00Z'),
    });
    await store.db
      .insertInto('change')
      .values([change('1', true, sha(1)), change('2', true, null), change('3', false, sha(3))] as never)
      .execute();
    await store.db
      .insertInto('change_commit')
      .values({ repository_id: one, change_number: '2', position: 0, sha: sha(2), merge: false })
      .execute();
    // Neither the change of repository one that was not merged nor the commits of repository two, which has no changes.
    expect((await year('commit-change-link-ratio', 'through'))?.value).toBe(2 / 8);
    await store.db
      .insertInto('change')
      .values({ ...change('9', true, null), repository_id: two })
      .execute();
    expect(await year('commit-change-link-ratio', 'through')).toMatchObject({
      value: 0.5,
      reason: { en: 'Only 50% of them can tell; the rest is left out' },
    });
  });
});
