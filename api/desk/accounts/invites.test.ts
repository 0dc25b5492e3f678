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

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { signedIn } from './testing.ts';
import { accountsHub, password, type TestHub } from './testing-hub.ts';

let store: Store;
let hub: TestHub;
beforeAll(async () => {
  store = await testStore({ max: 10 });
  hub = accountsHub(store);
});
afterAll(() => store.close());

const where = (answer: Response) => answer.headers.get('location');
const form = { name: 'Li', password, again: password };

async function ask(cookie: string, method: string, path: string, body: unknown) {
  const answer = await hub.app.request(`/api/v1/desk${path}`, {
    method,
    headers: {
      cookie,
      origin: 'http://hub.test',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('invitations', () => {
  it('B191: the link makes an account with what it grants, once, and only its hash is stored', async () => {
    const token = await hub.invite('li@example.org', ['committee', 'administrator']);
    const [row] = await store.sql<{ h: Buffer }[]>`select token_hash as h from invite where email = 'li@example.org'`;
    expect(row?.h.equals(createHash('sha256').update(token).digest())).toBe(true);
    const browser = hub.browser();
    const answer = await browser.form(`/en/invite/${token}/`, form);
    expect([answer.status, where(answer)]).toEqual([303, '/en/account/second-factor/']);
    const actor = await hub.port.actorOf(new Headers({ cookie: browser.cookie() }));
    expect(actor).toMatchObject({ name: 'Li', roles: ['committee', 'administrator'], strong: false });
    expect(where(await hub.browser().form(`/en/invite/${token}/`, form))).toBe(`/en/invite/${token}/?problem=gone`);
    const events = await store.sql<
      { action: string; actor: string; before: unknown; after: Record<string, unknown> }[]
    >`
      select action, actor, before, after from audit_event order by seq
    `;
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['invite.make', 'command:test'],
      ['member.join', actor.id],
    ]);
    expect(JSON.stringify(events)).not.toContain(token);
    expect(JSON.stringify(events)).not.toContain(password);
  });

  it('B198: of six who use one link at once, one gets the account', async () => {
    const token = await hub.invite('six@example.org');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => hub.browser().form(`/zh/invite/${token}/`, form)),
    );
    expect(answers.map(where).sort((a, b) => (a ?? '').length - (b ?? '').length)).toEqual([
      '/zh/account/second-factor/',
      ...Array.from({ length: 5 }, () => `/zh/invite/${token}/?problem=gone`),
    ]);
    expect((await store.sql`select from auth_user where email = 'six@example.org'`).length).toBe(1);
    expect((await store.sql`select from member where email = 'six@example.org'`).length).toBe(1);
  });

  it('a link is good for 72 hours, and not after it was taken back or made anew', async () => {
    const old = await hub.invite('late@example.org');
    await store.sql`update invite set expires_at = now() - interval '1 second' where email = 'late@example.org'`;
    expect(where(await hub.browser().form(`/zh/invite/${old}/`, form))).toBe(`/zh/invite/${old}/?problem=gone`);
    const first = await hub.invite('anew@example.org');
    const second = await hub.invite('anew@example.org');
    expect(where(await hub.browser().form(`/zh/invite/${first}/`, form))).toBe(`/zh/invite/${first}/?problem=gone`);
    const [row] = await store.sql<{ id: string; hours: number }[]>`
      select id::text, round(extract(epoch from expires_at - created_at) / 3600)::int as hours from invite
      where email = 'anew@example.org' and revoked_at is null
    `;
    expect(row?.hours).toBe(72);
    const { cookie } = await signedIn(store, hub.port, { roles: ['administrator'] });
    expect((await ask(cookie, 'DELETE', `/invites/${row?.id}`, {})).status).toBe(200);
    expect(where(await hub.browser().form(`/zh/invite/${second}/`, form))).toBe(`/zh/invite/${second}/?problem=gone`);
  });

  it.each([
    ['empty', ' ', 'name'],
    ['NUL', 'a\0b', 'name'],
    ['a line break', 'a\nb', 'name'],
    ['an escape', 'a\u001b[31m', 'name'],
    ['101 letters', 'x'.repeat(101), 'name'],
  ])('B197: a name that is none (%s) is refused, not a fault', async (_which, name, problem) => {
    const token = await hub.invite('name@example.org');
    const answer = await hub.browser().form(`/zh/invite/${token}/`, { ...form, name });
    expect([answer.status, where(answer)]).toEqual([303, `/zh/invite/${token}/?problem=${problem}`]);
  });

  it('B197: HTML and bidirectional marks are kept as they are, to be escaped where they are shown', async () => {
    const token = await hub.invite('bidi@example.org');
    const name = '<img src=x onerror=alert(1)> \u202Eevil';
    const browser = hub.browser();
    await browser.form(`/zh/invite/${token}/`, { ...form, name });
    expect((await hub.port.actorOf(new Headers({ cookie: browser.cookie() }))).name).toBe(name);
  });

  it('B197: an address of look-alike letters is refused', async () => {
    const { cookie } = await signedIn(store, hub.port, { roles: ['administrator'] });
    for (const email of ['аda@example.org', 'ada@exаmple.org', 'a\0@example.org', 'ada@example.org\n']) {
      expect((await ask(cookie, 'POST', '/invites', { email, roles: [] })).status).toBe(400);
    }
  });

  it('an administrator invites from the desk; others cannot; the link is told once', async () => {
    const admin = await signedIn(store, hub.port, { roles: ['administrator'] });
    const made = await ask(admin.cookie, 'POST', '/invites', { email: 'New@Example.org', roles: ['reviewer'] });
    expect(made.status).toBe(200);
    const link = String(made.body['link']);
    expect(link).toBe(`http://hub.test/zh/invite/${String(made.body['token'])}/`);
    const [kept] = await store.sql<{ answer: Record<string, unknown> }[]>`
      select answer from idempotency where actor = ${`user:${admin.userId}`}
    `;
    expect(kept?.answer).toMatchObject({ link: null, token: null });
    const committee = await signedIn(store, hub.port, { roles: ['committee'] });
    expect((await ask(committee.cookie, 'POST', '/invites', { email: 'x@example.org' })).status).toBe(403);
    const again = await hub.person('known@example.org');
    const known = await ask(admin.cookie, 'POST', '/invites', { email: again.email });
    expect([known.status, known.body['type']]).toEqual([409, '/api/v1/#problem-not-now']);
  });

  it('somebody who is signed in can accept with the account they have, which keeps what it had', async () => {
    const one = await signedIn(store, hub.port, { roles: ['reviewer'], organisation: 'acme' });
    const token = await hub.invite('other-address@example.org', ['committee']);
    const elsewhere = await hub.port.startSession(one.userId, new Headers());
    const browser = hub.browser();
    const [name = '', value = ''] = one.cookie.split(/=(.*)/su);
    browser.jar.set(name, value);
    expect(where(await browser.form(`/zh/invite/${token}/mine/`))).toBe('/zh/account/?done=invite');
    expect(await hub.port.actorOf(new Headers({ cookie: one.cookie }))).toMatchObject({
      roles: ['committee', 'reviewer'],
      organisation: 'acme',
    });
    const other = new Headers({ cookie: elsewhere.split(';', 1)[0] ?? '' });
    expect((await hub.port.actorOf(other)).kind).toBe('visitor');
    expect(where(await browser.form(`/zh/invite/${token}/mine/`))).toBe(`/zh/invite/${token}/?problem=gone`);
  });

  it('a link for a new password sets it, ends all sessions, and asks for the second factor as before', async () => {
    const bo = await hub.person('bo@example.org', { factor: true });
    const token = await hub.invite('bo@example.org', [], 'password');
    const next = 'a quite different sentence';
    const answer = await hub.browser().form(`/zh/invite/${token}/`, { password: next, again: next });
    expect(where(answer)).toBe('/zh/sign-in/?done=password');
    expect((await hub.port.actorOf(new Headers({ cookie: bo.browser.cookie() }))).kind).toBe('visitor');
    const signed = await hub.browser().form('/zh/sign-in/', { email: bo.email, password: next });
    expect(where(signed)).toBe('/zh/sign-in/?step=code');
  });
});
