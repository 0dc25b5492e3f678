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
import { visitor } from '../actor.ts';
import { type TestDesk, testDesk, testHolder, testMember } from '../testing.ts';
import { mentionsIn } from './mentions.ts';
import { auditCount, testReview } from './testing.ts';

type Member = Awaited<ReturnType<typeof testMember>>;
let store: Store;
let desk: TestDesk;
let chair: Member;
let reviewer: Member;
beforeAll(async () => {
  store = await testStore();
  desk = testDesk(store);
  chair = await testMember(store, { roles: ['committee'], name: 'Chair' });
  reviewer = await testMember(store, { roles: ['reviewer'], name: '王伟', organisation: 'Foo Labs' });
});
afterAll(async () => store.close());

async function told(userId: string, code: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('notification')
    .select('kind')
    .where('member', '=', userId)
    .where('object_id', '=', code)
    .orderBy('id')
    .execute();
  return rows.map(({ kind }) => kind);
}

describe('assigning', () => {
  it('many members to many cases are one decision, told to each', async () => {
    const other = await testMember(store, { roles: ['legal-reviewer'] });
    const cases = await Promise.all([testReview(store), testReview(store), testReview(store)]);
    const before = await auditCount(store);
    const { status, body } = await desk.ask(chair, 'post', '/assignments', {
      applications: cases.map(({ code }) => code),
      members: [reviewer.userId, other.userId],
      dueOn: '2026-12-01',
    });
    expect([status, body]).toEqual([200, { assigned: 6 }]);
    expect(await auditCount(store)).toBe(before + 6);
    for (const { code } of cases) {
      expect([await told(reviewer.userId, code), await told(other.userId, code)]).toEqual([
        ['assignment'],
        ['assignment'],
      ]);
    }
  });

  it('B128: where one must stand aside nobody is assigned, and the refusal names them', async () => {
    const [free, own] = await Promise.all([
      testReview(store, { title: 'Free' }),
      testReview(store, { title: 'Foo', organisations: ['ＦＯＯ labs'] }),
    ]);
    const before = await auditCount(store);
    const { status, body } = await desk.ask(chair, 'post', '/assignments', {
      applications: [free.code, own.code],
      members: [reviewer.userId],
    });
    expect([status, body.allowed]).toEqual([409, ['王伟 — Foo']]);
    expect(await auditCount(store)).toBe(before);
    const rows = await store.db
      .selectFrom('assignment')
      .select('member')
      .where('application', 'in', [free.id, own.id])
      .execute();
    expect(rows).toEqual([]);
  });

  it('twice is once, and is taken back', async () => {
    const { code } = await testReview(store);
    const path = `/applications/${code}/assignments`;
    const body = { members: [reviewer.userId], dimension: 'security' };
    expect((await desk.ask(chair, 'post', path, body)).body).toEqual({ assigned: 1 });
    const before = await auditCount(store);
    expect((await desk.ask(chair, 'post', path, body)).body).toEqual({ assigned: 0 });
    expect(await auditCount(store)).toBe(before);
    const taken = await desk.ask(chair, 'delete', path, { member: reviewer.userId, dimension: 'security' });
    expect([taken.status, await auditCount(store)]).toEqual([200, before + 1]);
  });

  it('only active reviewers are assigned, and only by the committee', async () => {
    const { code } = await testReview(store);
    const path = `/applications/${code}/assignments`;
    const administrator = await testMember(store, { roles: ['administrator'] });
    const nobody = await testMember(store, {});
    for (const userId of [administrator.userId, nobody.userId, 'somebody']) {
      expect((await desk.ask(chair, 'post', path, { members: [userId] })).body.parameter).toBe('members');
    }
    expect((await desk.ask(reviewer, 'post', path, { members: [reviewer.userId] })).status).toBe(403);
  });
});

describe('mentions', () => {
  const people = [
    { userId: 'a', name: '王伟' },
    { userId: 'b', name: '王伟明' },
    { userId: 'c', name: 'Li' },
    { userId: 'd', name: 'Li Na' },
    { userId: 'e', name: 'li na' },
  ];
  it.each([
    ['@王伟 请看', ['a']],
    ['@王伟请看', ['a']],
    ['@王伟明看看', ['b']],
    ['@Li please', ['c']],
    ['@Li Na, @王伟', ['d', 'e', 'a']],
    ['@Line 12', []],
    ['me@Li.org', ['c']],
    ['@@LI NA!', ['d', 'e']],
    ['nobody', []],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, people)).toEqual(expected);
  });
});

describe('comments', () => {
  interface Talk {
    readonly reader: string;
    readonly clarifications: readonly unknown[];
    readonly comments: readonly {
      text: string;
      audience: string;
      author: string | null;
      by: string;
      removed: boolean;
    }[];
  }
  const write = (actor: Parameters<typeof desk.ask>[0], code: string, body: object) =>
    desk.ask<{ comment: string }>(actor, 'post', `/applications/${code}/comments`, body);
  const talk = (actor: Parameters<typeof desk.ask>[0], code: string) =>
    desk.ask<Talk>(actor, 'get', `/applications/${code}/conversation`);

  it('a mention tells those who may see the case anyway, and nobody else', async () => {
    const outsider = await testMember(store, { name: 'Outsider' });
    const applicant = await testMember(store, { name: 'Applicant' });
    const { code } = await testReview(store, { applicant: applicant.userId });
    await write(chair, code, { audience: 'staff', text: '@Outsider @Applicant @王伟 look' });
    expect(await told(outsider.userId, code)).toEqual([]);
    expect(await told(applicant.userId, code)).toEqual([]);
    expect(await told(reviewer.userId, code)).toEqual(['comment']);
    await write(chair, code, { audience: 'applicant', text: '@Outsider @Applicant look' });
    expect(await told(outsider.userId, code)).toEqual([]);
    expect(await told(applicant.userId, code)).toEqual(['comment', 'comment']);
    expect((await talk(outsider, code)).status).toBe(404);
    expect((await talk(visitor, code)).status).toBe(401);
  });

  it('what the applicant writes is told to those who review the case', async () => {
    const { code } = await testReview(store);
    await desk.ask(chair, 'post', `/applications/${code}/assignments`, { members: [reviewer.userId] });
    await write(testHolder(code), code, { audience: 'applicant', text: '@Chair here it is' });
    expect(await told(reviewer.userId, code)).toEqual(['assignment', 'comment']);
    expect(await told(chair.userId, code)).toEqual(['comment']);
  });

  it('each reads what is for them', async () => {
    const { code, id } = await testReview(store);
    await write(chair, code, { audience: 'staff', text: 'internal' });
    await write(reviewer, code, { audience: 'applicant', text: 'to you' });
    await write(testHolder(code), code, { audience: 'applicant', text: 'from me' });
    expect((await write(chair, code, { audience: 'public', text: 'too soon' })).status).toBe(409);
    expect((await write(testHolder(code), code, { audience: 'staff', text: 'sly' })).status).toBe(400);
    const staff = await talk(chair, code);
    expect(staff.body.comments.map(({ text, author }) => [text, author])).toEqual([
      ['internal', 'Chair'],
      ['to you', '王伟'],
      ['from me', 'applicant'],
    ]);
    const own = await talk(testHolder(code), code);
    expect(own.body.comments.map(({ text, author, by }) => [text, author, by])).toEqual([
      ['to you', null, 'centre'],
      ['from me', null, 'applicant'],
    ]);
    await store.db.updateTable('application').set({ state: 'notice' }).where('id', '=', id).execute();
    await store.db
      .insertInto('public_notice')
      .values({
        application: id,
        opened_by: chair.userId,
        from_at: new Date('2026-11-20T08:00:00Z'),
        until_at: new Date('2026-11-27T08:00:00Z'),
      })
      .execute();
    await write(chair, code, { audience: 'public', text: 'to all' });
    const everybody = await talk(visitor, code);
    expect([everybody.status, everybody.body.reader]).toEqual([200, 'public']);
    expect(everybody.body.comments.map(({ text, author }) => [text, author])).toEqual([['to all', null]]);
    expect(everybody.body.clarifications).toEqual([]);
  });

  it('an administrator takes one down; the audit log keeps what it said', async () => {
    const administrator = await testMember(store, { roles: ['administrator'] });
    const { code } = await testReview(store);
    const { body } = await write(chair, code, { audience: 'applicant', text: 'a slip' });
    const path = `/comments/${body.comment}`;
    expect((await desk.ask(chair, 'delete', path, { version: 1, reason: 'a slip' })).status).toBe(403);
    expect((await desk.ask(administrator, 'delete', path, { version: 1, reason: 'a slip' })).status).toBe(200);
    const { body: after } = await talk(testHolder(code), code);
    expect(after.comments).toMatchObject([{ text: '', removed: true }]);
    const event = await store.db
      .selectFrom('audit_event')
      .select(['action', 'before', 'reason'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ action: 'comment.remove', before: { text: 'a slip' }, reason: 'a slip' });
  });

  it('an applicant does not fill a case for ever', async () => {
    const { code, id } = await testReview(store);
    const one = { application: id, author: `link:${code}`, author_name: 'applicant', audience: 'applicant' as const };
    await store.db
      .insertInto('application_comment')
      .values(Array.from({ length: 299 }, (_, i) => ({ ...one, criterion: null, text: `${i}`, mentions: [] })))
      .execute();
    const body = { audience: 'applicant', text: 'more' };
    const asked = async () => (await desk.ask(testHolder(code), 'post', `/applications/${code}/comments`, body)).status;
    expect([await asked(), await asked()]).toEqual([200, 409]);
  });

  it('the history tells staff all and others the states', async () => {
    const { code } = await testReview(store, { state: 'submitted', rubric: null, clock: 'triage' });
    await desk.ask(reviewer, 'post', `/applications/${code}/acceptance`, { version: 1, reason: 'complete' });
    await write(chair, code, { audience: 'staff', text: 'internal' });
    interface History {
      readonly items: readonly { action: string; actor: string | null; state: string | null; reason: string | null }[];
    }
    const history = async (actor: Parameters<typeof desk.ask>[0]) => {
      const { body } = await desk.ask<History>(actor, 'get', `/applications/${code}/history`);
      return body.items.map(({ action, actor: who, state, reason }) => [action, who, state, reason]);
    };
    expect(await history(chair)).toEqual([
      ['comment.write', 'Chair', null, null],
      ['evidence.gather', '王伟', null, null],
      ['application.accept-for-review', '王伟', 'reviewing', 'complete'],
    ]);
    expect(await history(testHolder(code))).toEqual([['application.accept-for-review', null, 'reviewing', null]]);
  });
});
