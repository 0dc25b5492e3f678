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
import { actRows, derive } from '../testing/derived-rows.ts';
import { addChanges, addComments, addEvents, addIssues, addReviews } from '../testing/platform-facts.ts';
import { addForks, addReleases, addStars } from '../testing/repository-facts.ts';
import { addCommits, addProject, addRepository, shaOf } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const day = (n: number, hour = 0) => `2026-05-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

/** A fresh project of one repository. */
async function project(slug: string): Promise<string> {
  await addProject(store, slug);
  return addRepository(store, slug);
}

/** `kind source who>other subject day`, in the order of the table. */
async function lines(slug: string): Promise<string[]> {
  const rows = await actRows(store, slug);
  return rows.map(({ kind, source, who, other, subject, at }) =>
    [kind, source, `${who ?? '?'}>${other ?? ''}`, subject ?? '-', at.slice(5, 10)].join(' '),
  );
}

describe('acts of git', () => {
  it('are commits that land, dated by a believable clock, with lines where they are counted', async () => {
    const repository = await project('git');
    const commit = { at: day(1), author: 'ann@a.example', additions: 3, deletions: 2 };
    await addCommits(store, repository, [
      { ...commit, name: 'plain', coAuthors: ['bob@b.example', 'ann@a.example', 'bot@ci.example'] },
      { ...commit, name: 'uncounted', lines: 'capped' },
      { ...commit, name: 'merge', merge: true },
      { ...commit, name: 'lost', reachable: false },
      { ...commit, name: 'branch', onDefault: false },
      { ...commit, name: 'undated', at: null },
      { ...commit, name: 'unread', author: null },
    ]);
    await derive(store, 'git');
    const hex = (name: string) => shaOf(name).toString('hex');
    const rows = await actRows(store, 'git');
    expect(
      rows.map((row) => [row.kind, row.source, row.who, row.class, row.lines, row.other, row.activity2023]),
    ).toEqual(
      [
        ['co-author', `${hex('plain')}:bob`, 'bob', 'human', null, null, 0],
        ['co-author', `${hex('plain')}:bot`, 'bot', 'bot', null, null, 0],
        ['commit', hex('plain'), 'ann', 'human', '3/2', null, 0],
        ['commit', hex('uncounted'), 'ann', 'human', null, null, 0],
      ].sort((a, b) => (String([a[0], a[1]]) < String([b[0], b[1]]) ? -1 : 1)),
    );
  });
});

describe('acts of a platform', () => {
  it('on issues: what was opened, closed, reopened and said, by whom and to whom', async () => {
    const repository = await project('issues');
    await addIssues(store, repository, [
      { number: '1', who: 'ann', at: day(1), closedAt: day(9), closedBy: 'cid' },
      { number: '2', who: 'ann', at: day(2), closedAt: day(3), closedBy: 'bob' },
      { number: '3', who: null, at: day(4) },
      { number: '4', who: 'ann', at: day(4), gone: 'deleted' },
      { number: '5', who: 'ann', at: day(4), gone: 'transferred' },
      { number: '6', who: 'ann', at: day(4), gone: 'hidden' },
      { number: 'I7XY', who: 'ann', at: day(5), gone: 'converted' },
    ]);
    await addEvents(store, repository, [
      { id: '11', kind: 'closed', on: ['issue', '1'], who: 'bob', at: day(5) },
      // The platform tells the same closing twice.
      { id: '12', kind: 'closed', on: ['issue', '1'], who: 'bob', at: day(5) },
      { id: '13', kind: 'reopened', on: ['issue', '1'], who: 'ann', at: day(6) },
      // The closer is hidden here, and told by the issue.
      { id: '14', kind: 'closed', on: ['issue', '1'], who: null, at: day(9) },
      { id: '15', kind: 'labelled', on: ['issue', '1'], who: 'ann', at: day(6) },
      { id: '16', kind: 'closed', on: ['issue', '3'], who: 'bob', at: day(7), gone: 'deleted' },
    ]);
    await addComments(store, repository, [
      { id: '21', on: ['issue', '1'], who: 'bob', at: day(2) },
      { id: '22', on: ['issue', '3'], who: null, at: day(5) },
      { id: '23', on: ['issue', '4'], who: 'bob', at: day(5) },
      { id: '24', on: ['issue', '1'], who: 'bob', at: day(2), gone: 'not-listed' },
      { id: '25', on: ['issue', 'I7XY'], who: 'bob', at: day(6), gone: 'converted' },
    ]);
    await derive(store, 'issues');
    expect(await lines('issues')).toEqual([
      'comment 21 bob>ann issue 1 05-02',
      'comment 22 ?> issue 3 05-05',
      'comment 25 bob>ann issue I7XY 05-06',
      'issue-closed #2 bob>ann issue 2 05-03',
      'issue-closed #I7XY ?>ann issue I7XY 11-15',
      'issue-closed 11 bob>ann issue 1 05-05',
      'issue-closed 14 cid>ann issue 1 05-09',
      'issue-opened 1 ann> issue 1 05-01',
      'issue-opened 2 ann> issue 2 05-02',
      'issue-opened 3 ?> issue 3 05-04',
      'issue-opened I7XY ann> issue I7XY 05-05',
      'issue-reopened 13 ann>ann issue 1 05-06',
    ]);
  });

  it('on changes: a merge is its author’s, the closing beside it is no closing, reviews that were sent count', async () => {
    const repository = await project('changes');
    await addChanges(store, repository, [
      { number: '1', who: 'ann', at: day(1), mergedAt: day(8), mergedBy: 'bob' },
      { number: '2', who: 'ann', at: day(2), closedAt: day(3), closedBy: 'ann' },
      { number: '3', who: 'cid', at: day(2) },
    ]);
    await addEvents(store, repository, [
      { id: '31', kind: 'closed', on: ['change', '1'], who: 'ann', at: day(4) },
      { id: '32', kind: 'reopened', on: ['change', '1'], who: 'ann', at: day(5) },
      { id: '33', kind: 'merged', on: ['change', '1'], who: 'bob', at: day(8) },
      { id: '34', kind: 'closed', on: ['change', '1'], who: 'bob', at: day(8) },
    ]);
    await addReviews(store, repository, [
      { id: '41', change: '1', who: 'bob', at: day(6) },
      { id: '42', change: '1', who: 'cid', at: day(6), state: 'dismissed' },
      { id: '43', change: '1', who: 'cid', at: null, state: 'pending' },
      { id: '44', change: '3', who: 'cid', at: day(6), state: 'commented' },
      { id: '45', change: '3', who: 'bob', at: day(6), gone: 'not-listed' },
    ]);
    await addComments(store, repository, [
      { id: '51', on: ['change', '1'], who: 'bob', at: day(6), line: true },
      { id: '51', on: ['change', '1'], who: 'ann', at: day(7) },
    ]);
    await derive(store, 'changes');
    expect(await lines('changes')).toEqual([
      'change-closed #2 ann>ann change 2 05-03',
      'change-closed 31 ann>ann change 1 05-04',
      'change-merged 1 ann>bob change 1 05-08',
      'change-opened 1 ann> change 1 05-01',
      'change-opened 2 ann> change 2 05-02',
      'change-opened 3 cid> change 3 05-02',
      'change-reopened 32 ann>ann change 1 05-05',
      'comment 51 ann>ann change 1 05-07',
      'review 41 bob>ann change 1 05-06',
      'review 42 cid>ann change 1 05-06',
      'review 44 cid>cid change 3 05-06',
      'review-comment 51 bob>ann change 1 05-06',
    ]);
  });

  it('besides: releases that are out, dated stars and forks that stand', async () => {
    const repository = await project('besides');
    await addReleases(store, repository, [
      { id: '61', tag: 'v1', who: 'ann', at: day(1) },
      { id: '62', tag: 'v2', who: 'ann', at: day(2), draft: true },
      { id: '63', tag: 'v3', who: 'ann', at: null },
      { id: '64', tag: 'v4', who: null, at: day(4), prerelease: true },
    ]);
    await addStars(store, repository, [
      { who: 'bob', at: day(3) },
      { who: 'cid', at: null },
      { who: 'dan', at: day(3), gone: 'not-listed' },
    ]);
    await addForks(store, repository, [
      { id: '71', who: 'bob', at: day(5) },
      { id: '72', who: 'cid', at: day(5), gone: 'not-listed' },
    ]);
    await derive(store, 'besides');
    expect(await lines('besides')).toEqual([
      'fork 71 bob> - 05-05',
      'release 61 ann> - 05-01',
      'release 64 ?> - 05-04',
      'star bob bob> - 05-03',
    ]);
  });
});
