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
import { actRows, derive } from '../testing/derived-rows.ts';
import { addChanges, addComments, addIssues } from '../testing/platform-facts.ts';
import { addArchived, addStars, addStreamStates } from '../testing/repository-facts.ts';
import { addProject, addRepository } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const at = (day: number) => `2026-05-${String(day).padStart(2, '0')}T00:00:00Z`;

async function lines(slug: string): Promise<string[]> {
  const rows = await actRows(store, slug);
  return rows.map(({ kind, source, who, other, subject }) =>
    [kind, source, `${who ?? '?'}>${other ?? ''}`, subject ?? '-'].join(' '),
  );
}

it('an archive alone tells everything but who merged is not who is credited', async () => {
  await addProject(store, 'alone');
  const repository = await addRepository(store, 'alone');
  await addArchived(store, repository, [
    { id: 'e1', kind: 'change-opened', who: 'ann', at: at(1), object: '900', number: '5' },
    { id: 'e2', kind: 'change-merged', who: 'bob', at: at(2), object: '900', number: '5' },
    { id: 'e3', kind: 'comment', who: 'bob', at: at(1), object: '901', number: '5' },
    { id: 'e4', kind: 'review', who: 'bob', at: at(1), object: '902', number: '5' },
    { id: 'e5', kind: 'issue-opened', who: 'cid', at: at(1), object: '903', number: '6' },
    { id: 'e6', kind: 'issue-closed', who: 'bob', at: at(2), object: '903', number: '6' },
    { id: 'e7', kind: 'issue-closed', who: 'bob', at: at(3), object: '903', number: '6' },
    { id: 'e8', kind: 'change-closed', who: 'bob', at: at(3), object: '904', number: '7', gaps: ['merge-unknown'] },
    { id: 'e9', kind: 'commit-comment', who: 'bob', at: at(3), object: '905' },
    { id: 'f1', kind: 'star', who: 'dan', at: at(1) },
    { id: 'f2', kind: 'star', who: 'dan', at: at(4) },
    { id: 'f3', kind: 'fork', who: 'dan', at: at(4), object: '906' },
    { id: 'f4', kind: 'release', who: 'ann', at: at(4), object: '907' },
    // The same comment, in two hours.
    { id: 'e3b', kind: 'comment', who: 'bob', at: at(1), object: '901', number: '5' },
    { id: 'f5', kind: 'change-merged', who: 'bob', at: at(2), object: '908', number: '8' },
  ]);
  await derive(store, 'alone');
  expect(await lines('alone')).toEqual([
    'change-merged gharchive:e2 ann>bob change 5',
    'change-merged gharchive:f5 ?>bob change 8',
    'change-opened gharchive:e1 ann> change 5',
    'comment gharchive:e3 bob>ann change 5',
    'fork gharchive:f3 dan> -',
    'issue-closed gharchive:e6 bob>cid issue 6',
    'issue-closed gharchive:e7 bob>cid issue 6',
    'issue-opened gharchive:e5 cid> issue 6',
    'release gharchive:f4 ann> -',
    'review gharchive:e4 bob>ann change 5',
    'star gharchive:f1 dan> -',
  ]);
});

it('beside the platform it adds what is missing, doubles nothing and brings nothing back', async () => {
  await addProject(store, 'beside');
  const repository = await addRepository(store, 'beside');
  await addChanges(store, repository, [
    { number: '5', who: 'ann', at: at(1), mergedAt: at(2), mergedBy: 'bob' },
    { number: '9', who: 'ann', at: at(1), gone: 'deleted' },
  ]);
  await addIssues(store, repository, [{ number: '6', who: 'cid', at: at(1), closedAt: at(3), closedBy: 'cid' }]);
  await addComments(store, repository, [
    { id: '901', on: ['change', '5'], who: 'bob', at: at(1) },
    { id: '902', on: ['change', '5'], who: 'bob', at: at(1), gone: 'not-listed' },
  ]);
  await addStars(store, repository, [{ who: 'dan', at: at(1), gone: 'not-listed' }]);
  // The issue was made a change, under the number it had.
  await addIssues(store, repository, [{ number: '5', who: 'ann', at: at(1), gone: 'not-listed' }]);
  // Reviews have been read whole once: what they do not have from before was taken back.
  await addStreamStates(store, repository, { reviews: at(10), comments: null });
  await addArchived(store, repository, [
    { id: 'e1', kind: 'change-opened', who: 'ann', at: at(1), object: '900', number: '5' },
    { id: 'e2', kind: 'change-merged', who: 'bob', at: at(2), object: '900', number: '5' },
    { id: 'e3', kind: 'comment', who: 'bob', at: at(1), object: '901', number: '5' },
    { id: 'e4', kind: 'comment', who: 'bob', at: at(1), object: '902', number: '5' },
    { id: 'e5', kind: 'comment', who: 'bob', at: at(1), object: '903', number: '5' },
    { id: 'e6', kind: 'change-opened', who: 'ann', at: at(1), object: '904', number: '9' },
    { id: 'e7', kind: 'issue-opened', who: 'cid', at: at(1), object: '905', number: '6' },
    { id: 'e8', kind: 'issue-closed', who: 'cid', at: at(3), object: '905', number: '6' },
    { id: 'e9', kind: 'review', who: 'bob', at: at(9), object: '906', number: '5' },
    { id: 'f1', kind: 'review', who: 'bob', at: at(11), object: '907', number: '5' },
    { id: 'f2', kind: 'star', who: 'dan', at: at(1) },
    { id: 'f3', kind: 'star', who: 'eve', at: at(1) },
    // Its id is the number of an issue that is there.
    { id: 'f4', kind: 'issue-opened', who: 'eve', at: at(1), object: '6', number: '77' },
    { id: 'f5', kind: 'comment', who: 'eve', at: at(1), object: '908', number: '9' },
  ]);
  await derive(store, 'beside');
  expect(await lines('beside')).toEqual([
    'change-merged 5 ann>bob change 5',
    'change-opened 5 ann> change 5',
    'comment 901 bob>ann change 5',
    'comment gharchive:e5 bob>ann change 5',
    'issue-closed #6 cid>cid issue 6',
    'issue-opened 6 cid> issue 6',
    'issue-opened gharchive:f4 eve> issue 77',
    'review gharchive:f1 bob>ann change 5',
    'star gharchive:f3 eve> -',
  ]);
});
