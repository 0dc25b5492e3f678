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
import { visitor } from '../actor.ts';
import { type TestDesk, testDesk, testMember } from '../testing.ts';
import { notify } from './notify.ts';

let store: Store;
let desk: TestDesk;
const now = new Date('2026-11-22T08:00:00Z');

beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store, { now: () => now, baseUrl: 'https://hub.example.org' });
});
afterAll(() => store.close());

interface List {
  readonly notifications: readonly {
    readonly id: string;
    readonly text: { readonly en: string };
    readonly read: boolean;
  }[];
  readonly unread: number;
  readonly next: string | null;
}

function tell(member: string, en: string) {
  const object = { kind: 'report', id: '1' };
  return notify(store.db, { to: { members: [member] }, kind: 'report', object, text: { zh: en, en }, link: '/desk/' });
}

it('members read their own notifications, page by page, and nobody else’s', async () => {
  const [ann, bo] = [await testMember(store, {}), await testMember(store, {})];
  for (const text of ['one', 'two', 'three']) await tell(ann.userId, text);
  await tell(bo.userId, 'other');
  const first = await desk.ask<List>(ann, 'get', '/notifications?limit=2');
  expect(first.body.notifications.map(({ text }) => text.en)).toEqual(['three', 'two']);
  expect(first.body.unread).toBe(3);
  const cursor = encodeURIComponent(first.body.next ?? '');
  const second = await desk.ask<List>(ann, 'get', `/notifications?limit=2&cursor=${cursor}`);
  expect(second.body.notifications.map(({ text }) => text.en)).toEqual(['one']);
  expect(second.body.next).toBeNull();
  expect((await desk.ask(bo, 'get', `/notifications?cursor=${cursor}`)).status).toBe(400);
  const [newest] = first.body.notifications;
  const mine = await desk.ask<{ read: number }>(bo, 'post', '/notifications/reading', { id: newest?.id });
  expect(mine.body.read).toBe(0);
  const upTo = first.body.notifications[1]?.id;
  expect((await desk.ask<{ read: number }>(ann, 'post', '/notifications/reading', { upTo })).body.read).toBe(2);
  const left = await desk.ask<List>(ann, 'get', '/notifications?unread=true');
  expect(left.body.notifications.map(({ text }) => text.en)).toEqual(['three']);
  expect((await desk.ask<{ unread: number }>(ann, 'get', '/notifications/unread')).body.unread).toBe(1);
  expect((await desk.ask(visitor, 'get', '/notifications')).status).toBe(401);
});

it('a member chooses what comes by mail, and that is in the audit log', async () => {
  const ann = await testMember(store, {});
  const kept = await desk.ask<{ mail: string[] }>(ann, 'put', '/notifications/preferences', {
    mail: ['ballot', 'report'],
  });
  expect(kept.body.mail).toEqual(['ballot', 'report']);
  interface Kinds {
    readonly kinds: readonly { readonly kind: string; readonly mail: boolean }[];
  }
  const { body } = await desk.ask<Kinds>(ann, 'get', '/notifications/preferences');
  expect(body.kinds.filter(({ mail }) => mail).map(({ kind }) => kind)).toEqual(['ballot', 'report']);
  expect((await desk.ask(ann, 'put', '/notifications/preferences', { mail: ['spam'] })).status).toBe(400);
  await tell(ann.userId, 'x');
  const row = await store.db
    .selectFrom('notification')
    .select('to_mail')
    .where('member', '=', ann.userId)
    .executeTakeFirst();
  expect(row?.to_mail).toBe(true);
  const event = await store.db
    .selectFrom('audit_event')
    .select('after')
    .where('object_id', '=', ann.userId)
    .executeTakeFirst();
  expect(event?.after).toEqual({ mail: ['ballot', 'report'] });
});

/** Events of a calendar file, by name of their properties; unfolds lines and undoes escapes. */
function eventsOf(file: string): Map<string, string>[] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replaceAll(/\\([,;\\])/g, '$1');
    events.at(-1)?.set(line.slice(0, colon), value);
  }
  return events;
}

async function project(slug: string, listed: boolean, name: string): Promise<void> {
  const entry = JSON.stringify({ name: { zh: name, en: name } });
  const row = { slug, entry, domain: 'database', stage: 'sandbox', stage_since: null, admitted_on: null } as const;
  await store.db
    .insertInto('project')
    .values({ ...row, listed })
    .execute();
}

it.each(['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'Europe/London'])(
  'the public calendar has exact days and instants in %s, and no person in it',
  async (zone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    const slug = zone.toLowerCase().replaceAll(/[^a-z]/g, '-');
    await project(slug, true, `Ann, Bo; & "Cy"\n${slug}\u202e`);
    await project(`${slug}-hidden`, false, 'Hidden');
    const period = { stage: 'sandbox', period_from: '2028-01-30', period_until: '2028-02-19', due_on: '2028-02-29' };
    await store.db
      .insertInto('mentor_report')
      .values([
        { project: slug, ...period },
        { project: `${slug}-hidden`, ...period },
      ])
      .execute();
    const code = Buffer.from(slug)
      .toString('hex')
      .replaceAll(/[^a-f2-7]/g, 'a')
      .slice(0, 12)
      .padEnd(12, 'z');
    const { id: application } = await store.db
      .insertInto('application')
      .values({
        code,
        kind: 'promotion',
        target_stage: 'incubating',
        project: slug,
        title: 'T',
        state: 'notice',
        applicant_email: 'ann@example.org',
        applicant_name: 'Ann',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await store.db
      .insertInto('public_notice')
      .values({
        application,
        opened_by: 'user:x',
        from_at: new Date('2026-12-24T16:00:00Z'),
        until_at: new Date('2026-12-31T16:00:00Z'),
        text: null,
        version: 3,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { text, headers } = await desk.ask(visitor, 'get', '/calendar.ics?locale=en');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = eventsOf(text.trimEnd());
    const notice = events.find((event) => event.get('UID') === `notice-${id}@hub.example.org`);
    expect(notice?.get('DTSTART')).toBe('20261231T160000Z');
    expect(notice?.get('SEQUENCE')).toBe('2');
    expect(notice?.get('SUMMARY')).toBe(`Public notice on Ann, Bo; & "Cy" ${slug} ends`);
    const report = events.find(
      (event) => event.get('SUMMARY')?.startsWith('Mentor report') && event.get('SUMMARY')?.includes(slug),
    );
    expect(report?.get('DTSTART;VALUE=DATE')).toBe('20280229');
    expect(report?.has('DTSTART')).toBe(false);
    expect(text).not.toMatch(/Hidden|ann@example|user:x/);
    const zh = await desk.ask(visitor, 'get', '/calendar.ics');
    const short = await desk.app.request('/api/v1/calendar.ics?locale=en');
    expect(short.headers.get('location')).toBe('/api/v1/desk/calendar.ics?locale=en');
    expect(zh.text).toContain('公示截止');
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  },
);

it('a calendar of one’s own opens by its secret, which is told once, kept as a hash, and can be taken away', async () => {
  const ann = await testMember(store, { roles: ['reviewer'], name: 'Ann' });
  const other = await testMember(store, { roles: ['reviewer'] });
  await project('own', true, 'Own');
  await project('foreign', true, 'Foreign');
  for (const [slug, member] of [
    ['own', ann],
    ['foreign', other],
  ] as const) {
    await store.db
      .insertInto('mentor')
      .values({ project: slug, member: member.userId, since: '2026-01-01', until: null, appointed_by: 'x' })
      .execute();
    const period = { stage: 'sandbox', period_from: '2026-10-01', period_until: '2026-11-01', due_on: '2026-11-30' };
    await store.db
      .insertInto('mentor_report')
      .values({ project: slug, ...period })
      .execute();
  }
  const made = await desk.ask<{ address: string }>(ann, 'post', '/calendar/address', {});
  const { address } = made.body;
  expect(address).toMatch(/^https:\/\/hub\.example\.org\/api\/v1\/desk\/calendar\/own\.ics\?key=[\w-]{32}$/);
  const path = new URL(address).pathname.replace('/api/v1/desk', '') + new URL(address).search;
  const { status, text, headers } = await desk.ask(visitor, 'get', path);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toContain('no-store');
  const events = eventsOf(text.trimEnd());
  expect(events.map((event) => [event.get('SUMMARY'), event.get('DTSTART;VALUE=DATE')])).toEqual([
    ['「Own」的导师报告', '20261130'],
  ]);
  const key = new URL(address).searchParams.get('key') ?? '';
  const kept = await store.db.selectFrom('calendar_feed').select('token_hash').executeTakeFirstOrThrow();
  expect(kept.token_hash.toString('utf8')).not.toContain(key);
  const answers = await store.db.selectFrom('idempotency').select('answer').execute();
  const events2 = await store.db.selectFrom('audit_event').selectAll().execute();
  expect(JSON.stringify([answers, events2])).not.toContain(key);
  expect((await desk.ask(visitor, 'get', '/calendar/own.ics?key=wrong')).status).toBe(404);
  const again = await desk.ask<{ address: string }>(ann, 'post', '/calendar/address', {});
  expect((await desk.ask(visitor, 'get', path)).status).toBe(404);
  const newPath = `/calendar/own.ics${new URL(again.body.address).search}`;
  await store.db.updateTable('member').set({ state: 'suspended' }).where('user_id', '=', ann.userId).execute();
  expect((await desk.ask(visitor, 'get', newPath)).status).toBe(404);
  await store.db.updateTable('member').set({ state: 'active' }).where('user_id', '=', ann.userId).execute();
  expect((await desk.ask(visitor, 'get', newPath)).status).toBe(200);
  expect((await desk.ask<{ removed: boolean }>(ann, 'delete', '/calendar/address', {})).body.removed).toBe(true);
  expect((await desk.ask(visitor, 'get', newPath)).status).toBe(404);
});
