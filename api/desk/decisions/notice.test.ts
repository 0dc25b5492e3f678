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
import type { z } from 'zod';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Problem } from '../../client.ts';
import { type Actor, visitor } from '../actor.ts';
import { auditCount } from '../reviews/testing.ts';
import { type TestDesk, testDesk, testHolder } from '../testing.ts';
import { settleDue } from './due.ts';
import type { decisionSchema, publicNoticeSchema } from './schema.ts';
import { caseNow, type Deciders, deciders, type ReadyCase, readyCase, statuses, versionOf } from './testing.ts';

let store: Store;
let desk: TestDesk;
let people: Deciders;
let now = caseNow;
const days = (count: number) => new Date(caseNow.getTime() + count * 86_400_000);
beforeAll(async () => {
  store = await testStore({ max: 12 });
  desk = testDesk(store, { now: () => now });
  people = await deciders(store);
});
afterAll(() => store.close());

let senders = 0;

function open(ready: ReadyCase, version: number, more: object = {}, actor: Actor = people.committee[0]) {
  return desk.ask<Problem & { until: string }>(actor, 'post', `/applications/${ready.code}/notices`, {
    version,
    ...more,
  });
}

/** A case on public notice since now. */
async function noticed(organisations: readonly string[] = []): Promise<ReadyCase> {
  now = caseNow;
  const ready = await readyCase(store, 'sandbox', people, { state: 'voting', notice: false, organisations });
  expect((await open(ready, 1)).status).toBe(200);
  return ready;
}

function object(ready: ReadyCase, actor: Actor = visitor, more: object = {}, address = `192.0.2.${(senders += 1)}`) {
  const body = { name: '路人甲', text: '仓库里有未署名的代码。', ...more };
  return desk.ask(actor, 'post', `/applications/${ready.code}/notice/objections`, body, {
    'x-tongming-address': address,
  });
}

function answer(ready: ReadyCase, id: string, actor: Actor, more: object = {}) {
  const body = { outcome: 'dismissed', answer: '已核对，署名齐全。', version: 1, ...more };
  return desk.ask(actor, 'put', `/applications/${ready.code}/objections/${id}/answer`, body);
}

async function decision(code: string) {
  const path = `/applications/${code}/decision`;
  return (await desk.ask<z.output<typeof decisionSchema>>(people.legal, 'get', path)).body;
}

async function shown(code: string, actor: Actor = visitor) {
  return desk.ask<z.output<typeof publicNoticeSchema>>(actor, 'get', `/applications/${code}/notice`);
}

describe('a public notice', () => {
  it('opens after the vote was carried, for the days of the rubric, to everybody', async () => {
    const ready = await readyCase(store, 'sandbox', people, { state: 'voting', notice: false });
    expect((await shown(ready.code)).status).toBe(401);
    const text = { zh: '拟准许进入沙箱。', en: 'About to enter the sandbox.' };
    expect((await open(ready, 1, { text })).body.until).toBe('2026-11-29T08:00:00.000Z');
    const seen = await shown(ready.code);
    expect(seen.body).toEqual({
      code: ready.code,
      title: 'Sample',
      project: ready.slug,
      target: 'sandbox',
      state: 'open',
      from: '2026-11-22T08:00:00.000Z',
      until: '2026-11-29T08:00:00.000Z',
      over: false,
      text,
      vote: { electorate: 3, recused: 0, for: 3, against: 0, abstain: 0 },
      objections: 0,
      answers: [],
    });
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect((await decision(ready.code)).state).toBe('notice');
  });

  it.each([
    ['no vote', { state: 'reviewing', votes: null }, 'ballot'],
    ['a lost vote', { state: 'voting', votes: ['against', 'against', 'for'] }, 'ballot'],
    ['a vote of an earlier review', { state: 'reviewing' }, 'ballot'],
  ] as const)('is refused after %s', async (_name, settings, code) => {
    const ready = await readyCase(store, 'sandbox', people, { notice: false, ...settings });
    expect((await open(ready, 1)).body.allowed).toEqual([code]);
  });

  it('comes before the vote where a project is retired', async () => {
    now = caseNow;
    const ready = await readyCase(store, 'emeritus', people, { state: 'reviewing', votes: null, notice: false });
    const vote = async () =>
      desk.ask(people.administrator, 'post', `/applications/${ready.code}/ballots`, {
        version: await versionOf(store, ready.code),
      });
    expect((await vote()).body.allowed).toEqual(['notice']);
    expect((await open(ready, 1)).body.until).toBe('2026-12-06T08:00:00.000Z');
    expect((await vote()).body.allowed).toEqual(['notice']);
    now = days(14);
    expect((await vote()).status).toBe(200);
    expect((await open(ready, await versionOf(store, ready.code))).body.allowed).toEqual(['notice-standing']);
  });

  it('is opened once, and by its version', async () => {
    const ready = await noticed();
    expect((await open(ready, await versionOf(store, ready.code))).body.allowed).toEqual(['notice-standing']);
    expect((await open(ready, 1)).body.type).toBe('/api/v1/#problem-conflict');
  });

  it('ends by time alone', async () => {
    const ready = await noticed();
    await sql`update public_notice set state = 'cancelled' where state = 'open' and application <> ${ready.id}`.execute(
      store.db,
    );
    now = new Date(days(7).getTime() - 1);
    expect(await settleDue(desk.context)).toBe(0);
    now = days(7);
    expect(await settleDue(desk.context)).toBe(1);
    expect((await shown(ready.code)).body).toMatchObject({ state: 'ended', over: true });
    expect((await object(ready)).body.allowed).toEqual(['notice']);
    expect((await decision(ready.code)).steps.transition).toEqual({ open: true, missing: [] });
  });
});

describe('an objection', () => {
  it('is taken from anybody, and is shown to staff with its contact, to the public as a count', async () => {
    const ready = await noticed();
    expect((await object(ready, visitor, { contact: 'a@example.org' })).body).toEqual({ taken: true });
    const [raised] = (await decision(ready.code)).objections;
    expect(raised).toMatchObject({
      name: '路人甲',
      contact: 'a@example.org',
      text: '仓库里有未署名的代码。',
      outcome: null,
    });
    const seen = JSON.stringify((await shown(ready.code)).body);
    expect(seen).toContain('"objections":1');
    for (const secret of ['路人甲', 'example.org"', '未署名']) expect(seen).not.toContain(secret);
    const { rows } = await sql<{ log: string }>`
      select row_to_json(e)::text as log from audit_event e where object_kind = 'objection' order by seq desc limit 1`.execute(
      store.db,
    );
    expect(rows[0]?.log).not.toContain('路人甲');
    expect(rows[0]?.log).toContain('"actor":"visitor"');
  });

  it('keeps words as they were written, in one spelling', async () => {
    const ready = await noticed();
    const text = 'e\u0301vil\u202Egro<script>alert(1)</script>\u200b';
    await object(ready, visitor, { text, name: '<img onerror=x>' });
    expect((await decision(ready.code)).objections[0]).toMatchObject({
      text: '\u00e9vil\u202Egro<script>alert(1)</script>\u200b',
      name: '<img onerror=x>',
    });
  });

  it.each([
    { name: '' },
    { name: ' \t ' },
    { text: '' },
    { name: 'x'.repeat(201) },
    { text: 'x'.repeat(10_001) },
    { text: 'a\0b' },
    { outcome: 'dismissed' },
    { notice: '1' },
  ])('B121, B123: is refused with %j', async (more) => {
    const ready = await noticed();
    expect((await object(ready, visitor, more)).status).toBe(400);
    expect((await decision(ready.code)).objections).toEqual([]);
  });

  it('B129: is refused from another site', async () => {
    const ready = await noticed();
    const body = { name: 'x', text: 'y' };
    const path = `/applications/${ready.code}/notice/objections`;
    const evil = await desk.ask(visitor, 'post', path, body, { origin: 'https://evil.example' });
    expect(evil.status).toBe(403);
  });

  it('is limited for each address; other addresses go on', async () => {
    const ready = await noticed();
    const statuses: number[] = [];
    for (let i = 0; i < 7; i += 1) statuses.push((await object(ready, visitor, {}, '198.51.100.7')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await object(ready, visitor, {}, '198.51.100.8')).status).toBe(200);
  });

  it('is not taken of a case that is not on notice', async () => {
    const ready = await readyCase(store, 'sandbox', people, { state: 'reviewing', votes: null, notice: false });
    expect((await object(ready)).status).toBe(401);
    expect((await object(ready, testHolder('other'))).status).toBe(404);
    expect((await object(ready, people.reviewer)).status).toBe(403);
  });

  it('is answered by somebody else than who opened the notice or raised it, once, without a conflict', async () => {
    const ready = await noticed(['甲公司']);
    const [opener, second, third] = people.committee;
    await object(ready, second);
    const id = (await decision(ready.code)).objections[0]?.id ?? '';
    expect((await answer(ready, id, opener)).status).toBe(403);
    expect((await answer(ready, id, second)).status).toBe(403);
    expect((await answer(ready, id, { ...third, organisation: '甲公司' })).status).toBe(403);
    expect((await answer(ready, id, third, { answer: ' ' })).status).toBe(400);
    expect((await answer(ready, id, third, { version: 2 })).body.type).toBe('/api/v1/#problem-conflict');
    expect((await answer(ready, id, third)).status).toBe(200);
    expect((await answer(ready, id, people.administrator, { version: 2 })).body.allowed).toEqual(['unanswered']);
    expect((await shown(ready.code)).body.answers).toEqual([
      { outcome: 'dismissed', answer: '已核对，署名齐全。', answeredAt: '2026-11-22T08:00:00.000Z' },
    ]);
  });

  it('that is upheld takes the case back to review; its answer stays readable, and a new vote is needed', async () => {
    const ready = await noticed();
    await object(ready);
    const id = (await decision(ready.code)).objections[0]?.id ?? '';
    const upheld = { outcome: 'upheld', answer: '异议成立，须先补署名。' };
    expect((await answer(ready, id, people.committee[1], upheld)).status).toBe(200);
    const after = await decision(ready.code);
    expect([after.state, after.notices[0]?.state]).toEqual(['reviewing', 'cancelled']);
    expect(after.steps.transition.missing.map(({ code }) => code)).toEqual(['ballot', 'notice']);
    expect(after.steps.ballot).toEqual({ open: true, missing: [] });
    expect((await shown(ready.code)).body).toMatchObject({ state: 'cancelled', answers: [upheld] });
    const { rows } = await sql`select clock, due_at::text from application where code = ${ready.code}`.execute(
      store.db,
    );
    expect(rows).toMatchObject([{ clock: 'review' }]);
  });

  it('of another case is not there', async () => {
    const [mine, theirs] = [await noticed(), await noticed()];
    await object(theirs);
    const id = (await decision(theirs.code)).objections[0]?.id ?? '';
    expect((await answer(mine, id, people.committee[1])).status).toBe(404);
  });
});

describe('at once', () => {
  it('a notice that ends while objections arrive: each is taken within it, or refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const ready = await noticed();
      await sql`update public_notice set state = 'cancelled' where state = 'open' and application <> ${ready.id}`.execute(
        store.db,
      );
      const times = [days(7), new Date(days(7).getTime() - 1)];
      let calls = 0;
      const racing = testDesk(store, { now: () => times[(calls += 1) % 2] as Date });
      const before = await auditCount(store);
      const path = `/applications/${ready.code}/notice/objections`;
      const send = () =>
        racing.ask(
          visitor,
          'post',
          path,
          { name: '甲', text: '乙' },
          { 'x-tongming-address': `203.0.113.${(senders += 1)}` },
        );
      const [settled, ...sent] = await Promise.all([settleDue(racing.context), send(), send(), send(), send()]);
      const taken = sent.filter(({ status }) => status === 200).length;
      expect(sent.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const after = await decision(ready.code);
      expect(after.objections).toHaveLength(taken);
      expect((await auditCount(store)) - before).toBe(taken + settled);
      expect(after.notices[0]?.state).toBe(settled === 1 ? 'ended' : 'open');
    }
  });

  it('ten answers to one objection: one is kept', async () => {
    const ready = await noticed();
    await object(ready);
    const id = (await decision(ready.code)).objections[0]?.id ?? '';
    const before = await auditCount(store);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => answer(ready, id, people.committee[1 + (i % 2)] as Actor)),
    );
    expect(statuses(all)).toEqual([200, ...Array<number>(9).fill(409)]);
    expect((await auditCount(store)) - before).toBe(1);
  });
});

describe('what the public API tells', () => {
  it('lists notices page by page, without who objected', async () => {
    const ready = await noticed();
    await object(ready);
    const pages: { items: { code: string; objections: number }[]; next: string | null }[] = [];
    for (let next: string | null = ''; next !== null; next = pages.at(-1)?.next ?? null) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const response = await desk.app.request(`/api/v1/incubation/notices?limit=2${cursor}`);
      expect(response.status).toBe(200);
      pages.push((await response.json()) as (typeof pages)[number]);
    }
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from public_notice`.execute(store.db);
    const items = pages.flatMap((page) => page.items);
    expect([new Set(items.map(({ code }) => code)).size, items.length]).toEqual([rows[0]?.count, rows[0]?.count]);
    expect(items[0]).toMatchObject({ code: ready.code, objections: 1, answered: 0, state: 'open' });
    expect(JSON.stringify(pages)).not.toContain('路人甲');
    for (const junk of ['limit=0', 'limit=101', 'cursor=x', 'nope=1', 'limit=1&limit=2']) {
      expect((await desk.app.request(`/api/v1/incubation/notices?${junk}`)).status).toBe(400);
    }
  });
});
