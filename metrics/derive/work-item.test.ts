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
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { derive } from '../testing/derived-rows.ts';
import { addChanges, addComments, addEvents, addIssues, addReviews } from '../testing/platform-facts.ts';
import { addReleases, addStreamStates, addTags } from '../testing/repository-facts.ts';
import { addCommits, addProject, addRepository, type CommitSpec } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const day = (n: number) => `2026-05-${String(n).padStart(2, '0')}T00:00:00Z`;

async function project(slug: string): Promise<string> {
  await addProject(store, slug);
  return addRepository(store, slug);
}

/** Columns of the items of a project by number, with people by name and instants as days of May. */
async function items(slug: string, columns: readonly string[]): Promise<Record<string, unknown[]>> {
  await derive(store, slug);
  const { rows } = await sql<
    Record<string, unknown>
  >`select w.*, translate(replace(w.open_during::text, ' 00:00:00+00', ''), '"', '') as open,
      r.name as responder, c.name as closer, m.name as merger
    from work_item w left join identity r on r.id = w.first_responder_id left join identity c on c.id = w.closed_by_id
    left join identity m on m.id = w.merged_by_id
    where w.project = ${slug} order by length(w.number), w.number`.execute(store.db);
  return Object.fromEntries(
    rows.map((row) => [
      row['number'],
      columns.map((column) => {
        const value = row[column];
        return value instanceof Date ? value.getUTCDate() : value;
      }),
    ]),
  );
}

it('open spells follow closings and reopenings, whatever order the platform dates them in', async () => {
  const repository = await project('spells');
  await addIssues(store, repository, [
    { number: '1', who: 'ann', at: day(1) },
    { number: '2', who: 'ann', at: day(1), closedAt: day(4) },
    { number: '3', who: 'ann', at: day(1), closedAt: day(9), closedBy: 'bob' },
    { number: '4', who: 'ann', at: day(1) },
    // Moved here with its history: closed before it was opened here.
    { number: '5', who: 'ann', at: day(5), closedAt: day(2) },
  ]);
  const on = (number: string) => ({ on: ['issue', number] as const, who: 'bob' });
  await addEvents(store, repository, [
    { ...on('3'), kind: 'closed', at: day(3) },
    { ...on('3'), kind: 'reopened', at: day(5) },
    { ...on('3'), kind: 'closed', at: day(9) },
    { ...on('4'), kind: 'closed', at: day(3) },
    { ...on('4'), kind: 'reopened', at: day(5) },
  ]);
  await sql`set time zone 'UTC'`.execute(store.db);
  expect(await items('spells', ['state', 'closed_at', 'closer', 'open'])).toEqual({
    '1': ['open', null, null, '{[2026-05-01,)}'],
    '2': ['closed', 4, null, '{[2026-05-01,2026-05-04)}'],
    '3': ['closed', 9, 'bob', '{[2026-05-01,2026-05-03),[2026-05-05,2026-05-09)}'],
    '4': ['open', null, null, '{[2026-05-01,2026-05-03),[2026-05-05,)}'],
    '5': ['closed', 2, null, '{}'],
  });
});

describe('responses', () => {
  it('are of other humans, the first of each kind, and people who took part are counted once', async () => {
    const repository = await project('responses');
    await addStreamStates(store, repository, { comments: day(20), reviews: day(20), 'review-comments': day(20) });
    await addChanges(store, repository, [
      { number: '1', who: 'ann', at: day(1), mergedAt: day(9), mergedBy: 'dan', commits: [day(8), null, day(3)] },
      { number: '2', who: null, at: day(1) },
    ]);
    await addComments(store, repository, [
      { on: ['change', '1'], who: 'bot-ci', at: day(1) },
      { on: ['change', '1'], who: 'ann', at: day(2) },
      { on: ['change', '1'], who: null, at: day(2) },
      { on: ['change', '1'], who: 'bob', at: day(4), line: true },
      { on: ['change', '1'], who: 'cid', at: day(5) },
      { on: ['change', '2'], who: 'bob', at: day(6) },
    ]);
    await addReviews(store, repository, [
      { change: '1', who: 'bob', at: day(3) },
      { change: '1', who: 'ann', at: day(2), state: 'commented' },
    ]);
    const columns = ['first_response_at', 'responder', 'first_comment_at', 'first_review_at', 'comments', 'reviews'];
    const counts = ['review_comments', 'reviewers', 'participants', 'commits', 'first_commit_at', 'merger', 'closer'];
    expect(await items('responses', [...columns, ...counts])).toEqual({
      '1': [3, 'bob', 4, 3, 1, 1, 1, 1, 4, 3, 3, 'dan', 'dan'],
      '2': [6, 'bob', 6, null, 1, 0, 0, 0, 1, null, null, null, null],
    });
  });

  it('that were never read whole are not known, which is not none', async () => {
    const repository = await project('unread');
    await addStreamStates(store, repository, { comments: day(20), reviews: null });
    await addChanges(store, repository, [{ number: '1', who: 'ann', at: day(1) }]);
    await addIssues(store, repository, [{ number: '2', who: 'ann', at: day(1) }]);
    const columns = ['comments', 'reviews', 'review_comments', 'reviewers', 'participants', 'linked'];
    expect(await items('unread', columns)).toEqual({
      '1': [0, null, null, null, null, null],
      '2': [0, null, null, null, 1, null],
    });
  });
});

it('numbers that a platform gave twice are one item, the one that is there', async () => {
  const repository = await project('twice');
  await addIssues(store, repository, [
    { number: '1', who: 'ann', at: day(1), title: 'old', gone: 'not-listed' },
    { number: '1', who: 'bob', at: day(2), title: "'; drop table act; --" },
  ]);
  expect(await items('twice', ['title', 'opened_at'])).toEqual({ '1': ["'; drop table act; --", 2] });
});

describe('the first release that holds a merge', () => {
  /** main: a – b – c – d – e, and a branch from c: c – f, on which 1.1.1 was cut. */
  const commits: CommitSpec[] = (
    [
      ['a', []],
      ['b', ['a']],
      ['c', ['b']],
      ['d', ['c']],
      ['e', ['d']],
      ['f', ['c'], false],
    ] as const
  ).map(([name, parents, onDefault]) => ({
    name,
    parents,
    onDefault: onDefault ?? true,
    author: 'ann@a.example',
    at: day(1),
  }));

  const merges = ['a', 'b', 'c', 'd', 'e', 'f', 'nowhere'].map((mergeCommit, i) => ({
    number: String(i + 1),
    who: 'ann',
    at: day(1),
    mergedAt: day(2),
    mergeCommit,
  }));

  it('is told by history, not by dates, from the platform’s final releases', async () => {
    const repository = await project('deployed');
    await addCommits(store, repository, commits);
    await addChanges(store, repository, merges);
    await addTags(store, repository, [
      { name: 'v1.0', commit: 'b', at: day(3) },
      { name: 'v1.1-rc1', commit: 'd', at: day(4) },
      { name: 'v1.1.1', commit: 'f', at: day(5) },
      { name: 'v2.0', commit: 'd', at: day(6) },
      { name: 'v2.1', commit: 'e', at: day(7) },
    ]);
    await addReleases(store, repository, [
      { tag: 'v1.0', who: 'ann', at: day(10) },
      { tag: 'v1.1-rc1', who: 'ann', at: day(11), prerelease: true },
      { tag: 'v1.1.1', who: 'ann', at: day(12) },
      { tag: 'v2.0', who: 'ann', at: day(13) },
      { tag: 'v2.1', who: 'ann', at: null, draft: true },
    ]);
    expect(await items('deployed', ['deployed_at'])).toEqual({
      '1': [10],
      '2': [10],
      '3': [12],
      '4': [13],
      '5': [null],
      '6': [12],
      '7': [null],
    });
  });

  it('is told by the tags where the platform has no releases', async () => {
    const repository = await project('tagged');
    await addCommits(store, repository, commits);
    await addChanges(store, repository, merges);
    await addTags(store, repository, [
      { name: 'v1.0', commit: 'a', at: day(1) },
      { name: 'v1.1', commit: 'b', at: day(3) },
      { name: 'v1.2-rc1', commit: 'd', at: day(4) },
      { name: 'nightly', commit: 'd', at: day(5) },
      { name: 'v1.2', commit: 'd', at: null },
      { name: 'v1.3', commit: 'e', at: day(6) },
    ]);
    // The first is of before the merge: the tag was moved.
    expect(await items('tagged', ['deployed_at'])).toEqual({
      '1': [null],
      '2': [3],
      '3': [6],
      '4': [6],
      '5': [6],
      '6': [null],
      '7': [null],
    });
  });
});
