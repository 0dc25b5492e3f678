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
import type { Actor } from '../actor.ts';
import { testApplication } from '../applications/testing.ts';
import { defaultRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import { testReview } from './testing.ts';

interface Queue {
  readonly counts: readonly { kind: string; all: number; overdue: number }[];
  readonly items: readonly {
    kind: string;
    title: string;
    note: { zh: string; en: string } | null;
    link: string;
    overdue: boolean;
    clockLeft: number | null;
  }[];
  readonly next: string | null;
}

let store: Store;
let desk: TestDesk;
beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store);
});
afterAll(async () => store.close());

async function queue(actor: Actor, search = ''): Promise<Queue> {
  const { status, body } = await desk.ask<Queue>(actor, 'get', `/queue${search}`);
  expect(status).toBe(200);
  return body;
}

async function kindsOn(actor: Actor, title: string): Promise<string[]> {
  const { items } = await queue(actor, '?limit=100');
  return items.filter((item) => item.title === title).map(({ kind }) => kind);
}

it('says what waits for whom: as soon as it is theirs, and no longer', async () => {
  const chair = await testMember(store, { roles: ['committee'], name: 'Chair of queues' });
  const reviewer = await testMember(store, { roles: ['reviewer'] });
  const { code, id } = await testReview(store, { title: 'Whole' });
  expect(await kindsOn(chair, 'Whole')).toEqual(['unassigned']);
  await desk.ask(chair, 'post', `/applications/${code}/assignments`, {
    members: [reviewer.userId],
    dimension: 'security',
  });
  expect(await kindsOn(chair, 'Whole')).toEqual([]);
  const criteria = defaultRubric().criteria.filter(
    ({ dimension, stages }) => dimension === 'security' && stages.sandbox !== undefined,
  );
  const { items } = await queue(reviewer);
  const note = `0/${criteria.length}`;
  expect(items.find(({ title }) => title === 'Whole')).toMatchObject({
    kind: 'assigned',
    note: { zh: note, en: note },
    link: `desk/applications/${code}/?part=criteria`,
  });
  for (const criterion of criteria) {
    const body = { verdict: 'pass', points: 10, reason: 'seen', version: 0 };
    await desk.ask(reviewer, 'put', `/applications/${code}/judgements/${criterion.id}`, body);
  }
  expect(await kindsOn(reviewer, 'Whole')).toEqual(['sign-off']);
  const waiting = (await queue(reviewer, '?kind=sign-off')).items.find(({ title }) => title === 'Whole');
  expect(waiting?.note).toEqual({ zh: '安全', en: 'Security' });
  await desk.ask(reviewer, 'put', `/applications/${code}/sign-offs/security`, { verdict: 'approve', version: 0 });
  expect(await kindsOn(reviewer, 'Whole')).toEqual([]);
  await store.db
    .insertInto('sign_off')
    .values({ application: id, dimension: 'legal', member: chair.userId, verdict: 'approve' })
    .execute();
  expect(await kindsOn(chair, 'Whole')).toEqual(['signed']);
});

it('votes, waivers, objections, claims and decisions come to the committee', async () => {
  const chair = await testMember(store, { roles: ['committee'] });
  const other = await testMember(store, { roles: ['committee'], name: 'Other' });
  const { id } = await testReview(store, { title: 'Voted', state: 'voting', project: 'voted' });
  const at = new Date('2026-11-20T08:00:00Z');
  const { id: ballot } = await store.db
    .insertInto('ballot')
    .values({
      application: id,
      opened_by: 'user:x',
      closes_at: new Date('2026-11-25T08:00:00Z'),
      electorate: [chair.userId, other.userId],
      quorum: '2/3',
      share: '2/3',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const waiver = { application: id, criterion: 'LEG-01', reason: 'soon', expires_on: '2027-01-01', proposed_at: at };
  await store.db
    .insertInto('waiver')
    .values({ ...waiver, proposed_by: other.userId })
    .execute();
  const { id: notice } = await store.db
    .insertInto('public_notice')
    .values({ application: id, opened_by: 'x', from_at: at, until_at: new Date('2026-11-24T08:00:00Z') })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.db
    .insertInto('objection')
    .values({ notice, raised_by: 'visitor', name: 'Somebody', text: 'no' })
    .execute();
  await store.db
    .insertInto('project_claim')
    .values({ project: 'voted', member: other.userId, method: 'account', proof: 'github:x', asked_at: at })
    .execute();
  expect((await kindsOn(chair, 'Voted')).toSorted()).toEqual(['objection', 'vote', 'waiver']);
  expect((await kindsOn(other, 'Voted')).toSorted()).toEqual(['objection', 'vote']);
  expect((await queue(chair, '?kind=claim')).items.map(({ note }) => note?.en)).toEqual(['Other']);
  await store.db.insertInto('vote').values({ ballot, member: chair.userId, choice: 'for' }).execute();
  expect(await kindsOn(chair, 'Voted')).not.toContain('vote');
  await store.db.updateTable('ballot').set({ state: 'carried' }).where('id', '=', ballot).execute();
  await store.db.updateTable('public_notice').set({ state: 'ended' }).where('id', '=', notice).execute();
  expect(await kindsOn(other, 'Voted')).toContain('decide');
});

it('B128: what somebody must stand aside from does not wait for them', async () => {
  const own = await testMember(store, { roles: ['reviewer', 'committee'], organisation: 'BAR　实验室' });
  await testApplication(store, { title: 'Kept apart', organisations: ['bar 实验室'] });
  await testApplication(store, { title: 'Own', applicant: own.userId });
  await testApplication(store, { title: 'Of others' });
  const { items } = await queue(own, '?kind=triage&limit=100');
  expect(items.map(({ title }) => title)).toEqual(['Of others']);
});

it('what is overdue comes first, what stands still says what is left, and pages follow each other', async () => {
  const chair = await testMember(store, { roles: ['committee'] });
  const late = { title: 'Late', clock: 'triage', dueAt: new Date('2026-11-21T08:00:00Z') };
  await testApplication(store, late);
  const { items, counts } = await queue(chair, '?limit=1');
  expect(items).toMatchObject([{ title: 'Late', overdue: true }]);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  expect(counts.find(({ kind }) => kind === 'overdue')).toMatchObject({ all: 1, overdue: 1 });
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await queue(chair, `?limit=2${cursor}`);
    seen.push(...page.items.map(({ kind, link }) => `${kind} ${link}`));
    cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  expect(seen).toHaveLength(all);
  expect(new Set(seen).size).toBe(all);
  expect((await queue(chair, '?overdue=yes')).items.map(({ kind }) => kind).toSorted()).toEqual(['overdue', 'triage']);
});

it('B124: a limit or a cursor that is none is refused, and whoever is no staff has no queue', async () => {
  const reviewer = await testMember(store, { roles: ['reviewer'] });
  for (const search of [
    'limit=0',
    'limit=-1',
    'limit=101',
    'limit=NaN',
    'limit=1e9',
    'cursor=x',
    'cursor=e30.e30',
    'x=1',
  ]) {
    expect((await desk.ask(reviewer, 'get', `/queue?${search}`)).status).toBe(400);
  }
  expect((await desk.ask(await testMember(store, {}), 'get', '/queue')).status).toBe(403);
});
