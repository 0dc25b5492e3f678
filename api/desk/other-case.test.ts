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
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { type Deciders, deciders, readyCase } from './decisions/testing.ts';
import { ownOrigin, type TestDesk, testDesk, testHolder, testMember } from './testing.ts';

let store: Store;
let desk: TestDesk;
let people: Deciders;

beforeAll(async () => {
  store = await testStore({ max: 6 });
  desk = testDesk(store);
  people = await deciders(store);
});
afterAll(() => store.close());

async function logged(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_event`.execute(store.db);
  return rows[0]?.n ?? 0;
}

it('B125: what belongs to another case is none of this one, whoever asks', async () => {
  const mine = await readyCase(store, 'sandbox', people, { state: 'voting', votes: [], notice: false });
  const other = await readyCase(store, 'sandbox', people, { state: 'notice' });
  await sql`update ballot set state = 'open', closes_at = now() + interval '9 days', closed_at = null, result = null
    where id = ${mine.ballot}`.execute(store.db);
  const [voter, second] = people.committee;
  const { rows } = await sql<{ waiver: string }>`
    insert into waiver (application, criterion, reason, proposed_by, proposed_at, expires_on, state)
    values (${mine.id}, 'LEG-01', 'why', ${second.userId}, now(), '2027-01-01', 'proposed')
    returning id::text as waiver`.execute(store.db);
  const objected = await sql<{ id: string }>`
    insert into objection (notice, raised_by, name, contact, text)
    values (${other.notice}, 'visitor', 'A', null, 'text') returning id::text as id`.execute(store.db);
  const waiver = rows[0]?.waiver ?? '';
  const objection = objected.rows[0]?.id ?? '';
  const before = await logged();
  const asked = [
    ['put', `/applications/${other.code}/ballots/${mine.ballot}/vote`, { choice: 'for', version: 0 }],
    ['post', `/applications/${other.code}/ballots/${mine.ballot}/closing`, { version: 1 }],
    ['put', `/applications/${other.code}/waivers/${waiver}/settlement`, { to: 'confirmed', version: 1 }],
    ['post', `/applications/${other.code}/waivers/${waiver}/withdrawal`, { version: 1 }],
    [
      'put',
      `/applications/${mine.code}/objections/${objection}/answer`,
      { outcome: 'upheld', answer: 'so', version: 1 },
    ],
  ] as const;
  for (const [method, path, body] of asked) {
    const { status } = await desk.ask(voter, method, path, body);
    expect([path, [404, 409].includes(status)]).toEqual([path, true]);
  }
  expect(await logged()).toBe(before);
  const rightly = await desk.ask(voter, 'put', `/applications/${mine.code}/ballots/${mine.ballot}/vote`, {
    choice: 'for',
    version: 0,
  });
  expect(rightly.status).toBe(200);
});

it('B125: the link of one case or request opens no other, and a request is no case', async () => {
  const one = await readyCase(store, 'sandbox', people, { state: 'voting' });
  const other = await readyCase(store, 'sandbox', people, { state: 'voting', notice: false });
  const asked = await desk.ask<{ code: string }>(people.legal, 'post', '/help', {
    topic: 'strategy',
    name: 'A',
    organisation: null,
    contact: 'a',
    project: null,
    title: 'Title',
    question: 'Question',
    locale: 'en',
  });
  expect(asked.status).toBe(200);
  const request = asked.body.code;
  const paths = (code: string) => [
    ['get', `/applications/${code}`],
    ['get', `/applications/${code}/documents`],
    ['get', `/applications/${code}/conversation`],
    ['get', `/applications/${code}/tracking`],
    ['get', `/help/${code}`],
    ['put', `/applications/${code}/form`],
    ['post', `/applications/${code}/withdrawal`],
    ['post', `/help/${code}/replies`],
  ];
  for (const [held, wanted] of [
    [one.code, other.code],
    [one.code, request],
    [request, other.code],
  ] as const) {
    for (const [method = '', path = ''] of paths(wanted)) {
      const body = method === 'get' ? undefined : { version: 1, text: 'x', form: {} };
      expect([path, (await desk.ask(testHolder(held), method, path, body)).status]).toEqual([path, 404]);
    }
  }
});

it('B125: who maintains one project is nobody in another', async () => {
  const mine = await readyCase(store, 'incubating', people);
  const other = await readyCase(store, 'incubating', people, { notice: false });
  const maintainer = { ...(await testMember(store, {})), maintains: [mine.slug] };
  const may = async (slug: string, code: string) => {
    const told = await Promise.all([
      desk.ask(maintainer, 'get', `/projects/${slug}/tokens`),
      desk.ask(maintainer, 'post', `/projects/${slug}/tokens`, { name: 'a', scopes: ['verdict:write'], days: 0 }),
      desk.ask(maintainer, 'get', `/projects/${slug}/verdicts`),
      desk.ask(maintainer, 'post', `/projects/${slug}/retirement`, { reason: '' }),
      desk.ask(maintainer, 'get', `/applications/${code}`),
      desk.ask(maintainer, 'put', `/applications/${code}/form`, {}),
    ]);
    return told.map(({ status }) => status);
  };
  expect(await may(mine.slug, mine.code)).toEqual([200, 400, 200, 400, 200, 400]);
  expect(await may(other.slug, other.code)).toEqual([403, 403, 403, 403, 404, 404]);
});

it('staff who passed no second factor are told nothing of cases by any door', async () => {
  const weak = { ...people.committee[0], strong: false };
  for (const path of ['/notifications', '/calendar/address', '/queue', '/applications', '/members', '/audit']) {
    const { status, body } = await desk.ask(weak, 'get', path);
    expect([path, status, body.type]).toEqual([path, 403, '/api/v1/#problem-second-factor']);
  }
  expect((await desk.ask(weak, 'post', '/calendar/address', {})).status).toBe(403);
  expect((await desk.ask(weak, 'get', '/notifications/unread')).status).toBe(200);
  const code = (await readyCase(store, 'sandbox', people, { state: 'voting', notice: false })).code;
  const forms = await desk.app.request(`/api/v1/desk/applications/${code}/review`, { headers: { origin: ownOrigin } });
  expect(forms.status).toBe(401);
});
