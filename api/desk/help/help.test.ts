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
import { type Actor, visitor } from '../actor.ts';
import { withLinks } from '../applications/link.ts';
import { storeSource } from '../audit-log/store-source.ts';
import { verifyAudit } from '../audit-log/verify.ts';
import { type TestDesk, testDesk, testHolder, testMember } from '../testing.ts';
import { tracesOf } from './names.ts';

let store: Store;
let desk: TestDesk;
let legal: Actor & { readonly userId: string };
let other: Actor & { readonly userId: string };
let asker: Actor & { readonly userId: string };

beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store);
  legal = await testMember(store, { roles: ['legal-reviewer'], name: 'Li Fa' });
  other = await testMember(store, { roles: ['administrator'], name: 'Guan Li' });
  asker = await testMember(store, { name: 'Wang Wu' });
});
afterAll(() => store.close());

const question = {
  topic: 'intellectual-property',
  name: '王五',
  organisation: '示例科技',
  contact: 'wang.wu@example.org',
  project: null,
  title: '商标由谁持有？',
  question: '项目的商标现在归公司，捐赠前要先转让吗？',
  locale: 'zh',
};

interface Step {
  readonly code: string;
  readonly state: string;
  readonly version: number;
}

const asked = async (actor: Actor = asker) =>
  (await desk.ask<{ code: string; key: string | null }>(actor, 'post', '/help', question)).body;
const step = (actor: Actor, method: string, path: string, body: object) => desk.ask<Step>(actor, method, path, body);

interface Thread {
  readonly state: string;
  readonly dueAt: string | null;
  readonly messages: readonly { readonly kind: string; readonly by: string; readonly text: string }[];
}

const thread = async (actor: Actor, code: string) => (await desk.ask<Thread>(actor, 'get', `/help/${code}`)).body;

describe('a request', () => {
  it('is asked without an account, and opened by its link and by nobody else', async () => {
    const told = await desk.ask<{ code: string; key: string }>(visitor, 'post', '/help', question);
    const { code, key } = told.body;
    expect([told.status, key.length]).toEqual([200, 32]);
    const cookie = told.headers.get('set-cookie')?.split(';')[0] ?? '';
    const who = withLinks({ actorOf: async () => visitor }, store.db);
    const holder = await who.actorOf(new Headers({ cookie }));
    expect(holder).toMatchObject({ kind: 'holder', holds: code });
    expect((await who.actorOf(new Headers({ cookie: cookie.replace(key, `${key.slice(1)}A`) }))).kind).toBe('visitor');
    expect((await thread(holder, code)).state).toBe('open');
    expect((await desk.ask(testHolder('a'.repeat(12)), 'get', `/help/${code}`)).status).toBe(404);
    expect((await desk.ask(asker, 'get', `/help/${code}`)).status).toBe(404);
    const row = await store.db
      .selectFrom('help_request')
      .select('key_hash')
      .where('code', '=', code)
      .executeTakeFirst();
    expect(row?.key_hash?.toString()).not.toContain(key);
  });

  it('goes from hand to hand, and its clock stands while the desk waits', async () => {
    const { code, key } = await asked();
    expect(key).toBe(null);
    expect((await thread(asker, code)).dueAt).toBe('2026-11-29T08:00:00.000Z');
    const taken = await step(legal, 'put', `/help/${code}/assignee`, { member: 'me', priority: 'high', version: 1 });
    expect(taken.body).toEqual({ code, state: 'assigned', version: 2 });
    expect((await thread(asker, code)).dueAt).toBe('2026-11-24T08:00:00.000Z');
    const note = await step(legal, 'post', `/help/${code}/answers`, { text: '要查合同', note: true, version: 2 });
    expect(note.body).toMatchObject({ state: 'assigned', version: 3 });
    const told = await step(legal, 'post', `/help/${code}/answers`, { text: '要先转让。', version: 3 });
    expect(told.body).toMatchObject({ state: 'answered', version: 4 });
    expect(await thread(asker, code)).toMatchObject({ dueAt: null, messages: [{ kind: 'answer', by: 'Li Fa' }] });
    expect((await thread(other, code)).messages.map(({ kind }) => kind)).toEqual(['note', 'answer']);
    const more = await step(asker, 'post', `/help/${code}/replies`, { text: '域名呢？', version: 4 });
    expect(more.body).toMatchObject({ state: 'assigned', version: 5 });
    expect((await step(asker, 'post', `/help/${code}/closing`, { version: 5 })).body.state).toBe('closed');
    expect((await step(legal, 'post', `/help/${code}/answers`, { text: 'x', version: 6 })).status).toBe(409);
    expect((await step(asker, 'post', `/help/${code}/reopening`, { version: 6 })).body.state).toBe('assigned');
    const { rows } = await sql<{ count: string }>`
      select count(*) from audit_event where object_kind = 'request' and object_id = ${code}
    `.execute(store.db);
    expect(rows[0]?.count).toBe('7');
  });

  it('B126: of two who answer at once one is told that it changed', async () => {
    const { code } = await asked();
    const answers = await Promise.all(
      [legal, other].map((actor) => step(actor, 'post', `/help/${code}/answers`, { text: 'yes', version: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await thread(legal, code)).messages).toHaveLength(1);
  });

  it('tells who can do something about it, and whoever asked when it is answered', async () => {
    const { code } = await asked();
    await step(legal, 'post', `/help/${code}/answers`, { text: 'yes', version: 1 });
    const { rows } = await sql<{ member: string }>`
      select member from notification where object_kind = 'request' and object_id = ${code} order by id
    `.execute(store.db);
    expect(new Set(rows.map(({ member }) => member))).toEqual(new Set([legal.userId, other.userId, asker.userId]));
  });

  it('is given to active staff only', async () => {
    const { code } = await asked();
    for (const member of [asker.userId, 'nobody']) {
      const body = { member, priority: 'normal', version: 1 };
      expect((await step(legal, 'put', `/help/${code}/assignee`, body)).status).toBe(400);
    }
  });

  it('is limited for those who have no account', async () => {
    const headers = { 'x-tongming-address': '203.0.113.7' };
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) {
      statuses.push((await desk.ask(visitor, 'post', '/help', question, headers)).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
  });

  it('B119: takes no fields that it does not name, and no empty ones', async () => {
    for (const body of [
      { ...question, state: 'closed' },
      { ...question, title: ' ' },
      { ...question, topic: 'other' },
    ]) {
      expect((await desk.ask(asker, 'post', '/help', body)).status).toBe(400);
    }
  });
});

const proposal = {
  topic: 'intellectual-property',
  title: { zh: '捐赠前商标要转让吗', en: 'Is the trademark transferred before a donation?' },
  question: { zh: '商标归公司时怎么办？', en: 'What if a company holds the trademark?' },
  answer: { zh: '捐赠协议签署前转让。', en: 'It is transferred before the agreement is signed.' },
};

interface Published {
  readonly items: readonly { readonly id: string; readonly title: object; readonly topicName: object }[];
}

const published = async () => (await (await desk.app.request('/api/v1/guidance')).json()) as Published;

describe('guidance', () => {
  it('is written by one person, approved by another, shown to everybody, and taken back', async () => {
    const { code } = await asked();
    const early = await desk.ask(legal, 'post', `/help/${code}/guidance`, proposal);
    expect(early.status).toBe(409);
    await step(legal, 'post', `/help/${code}/answers`, { text: '要先转让。', version: 1 });
    const { id } = (await desk.ask<{ id: string }>(legal, 'post', `/help/${code}/guidance`, proposal)).body;
    expect((await published()).items).toEqual([]);
    expect((await desk.ask(legal, 'post', `/guidance/${id}/approval`, { version: 1 })).status).toBe(409);
    expect((await desk.ask(other, 'post', `/guidance/${id}/approval`, { version: 1 })).status).toBe(200);
    const { items } = await published();
    expect(items).toEqual([
      {
        id,
        ...proposal,
        topicName: { zh: '知识产权', en: 'Intellectual property' },
        publishedAt: '2026-11-22T08:00:00.000Z',
      },
    ]);
    const back = { version: 2, reason: '有误' };
    expect((await desk.ask(legal, 'post', `/guidance/${id}/withdrawal`, back)).status).toBe(200);
    expect((await published()).items).toEqual([]);
  });

  it('does not tell who asked: ways to reach them never, names only after somebody looked', async () => {
    const { code } = await asked();
    await step(legal, 'post', `/help/${code}/answers`, { text: '要先转让。', version: 1 });
    const send = async (answer: string, confirmed = false) => {
      const body = { ...proposal, answer: { zh: answer, en: 'x' }, confirmed };
      const told = await desk.ask(legal, 'post', `/help/${code}/guidance`, body);
      return [told.status, told.body.allowed ?? null];
    };
    expect(await send('写信到 Wang.Wu@Example.org', true)).toEqual([409, ['wang.wu@example.org']]);
    expect(await send('或 someone＠else.cn', true)).toEqual([409, ['someone@else.cn']]);
    expect(await send('电话 +86 138 0013 8000', true)).toEqual([409, ['+86 138 0013 8000']]);
    expect(await send('如示例科技那样')).toEqual([409, ['示例科技']]);
    expect(await send('如示例科技那样', true)).toEqual([200, null]);
  });

  it('finds names however they are written', () => {
    const request = {
      name: 'Ｊane Müller',
      organisation: 'ACME\u200b Corp',
      contact: '微信 jane_m',
      project: 'zhulin',
    };
    const traces = (zh: string) =>
      tracesOf(request, { ...proposal, topic: 'strategy', answer: { zh, en: '' } } as never);
    expect(traces('jane  müller').names).toEqual(['jane müller', 'jane', 'müller']);
    expect(traces('at acme corp').names).toContain('acme corp');
    expect(traces('ZHULIN does').names).toEqual(['zhulin']);
    expect(traces('nothing of them')).toEqual({ contacts: [], names: [] });
  });
});

it('the audit log of all this is whole', async () => {
  expect((await verifyAudit(await storeSource(store.db), [])).finding).toBe(null);
});
