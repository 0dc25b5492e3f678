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
import { sweepAccounts } from '#store/queries/desk/accounts.ts';
import { testStore } from '#store/testing.ts';
import { visitor } from '../actor.ts';
import type { AuthPort } from './port.ts';
import { signedIn, testAccounts } from './testing.ts';
import { accountsHub, type Browser, type Person, password, type TestHub } from './testing-hub.ts';

let store: Store;
let hub: TestHub;
let ada: Person;
beforeAll(async () => {
  store = await testStore({ max: 8 });
  hub = accountsHub(store);
  ada = await hub.person('ada@example.org');
});
afterAll(() => store.close());

const where = (answer: Response) => answer.headers.get('location');
const actor = (browser: Pick<Browser, 'cookie'>) => hub.port.actorOf(new Headers({ cookie: browser.cookie() }));

async function again(person: Person = ada): Promise<Browser> {
  await store.sql`delete from auth_throttle`;
  const browser = hub.browser();
  await browser.form('/zh/sign-in/', { email: person.email, password });
  expect((await actor(browser)).userId).toBe(person.userId);
  return browser;
}

describe('B203: sessions', () => {
  it('a cookie that was planted before signing in is not the session afterwards', async () => {
    const planted = await again();
    const victim = hub.browser();
    for (const [name, value] of planted.jar) victim.jar.set(name, value);
    await victim.form('/zh/sign-in/', { email: ada.email, password });
    expect(victim.jar.get('tongming.session_token')).not.toBe(planted.jar.get('tongming.session_token'));
  });

  it('after signing out the cookie opens nothing', async () => {
    const browser = await again();
    const kept = browser.cookie();
    expect(where(await browser.form('/zh/sign-out/'))).toBe('/zh/');
    expect(browser.jar.size).toBe(0);
    expect(await hub.port.actorOf(new Headers({ cookie: kept }))).toEqual(visitor);
  });

  it('a new password ends all other sessions, and this one goes on under a new cookie', async () => {
    const bob = await hub.person('bob@example.org');
    const other = await again(bob);
    const before = bob.browser.cookie();
    const next = 'another horse battery staple';
    const answer = await bob.browser.form('/zh/account/password/', { current: password, password: next, again: next });
    expect(where(answer)).toBe('/zh/account/?done=password');
    expect(await actor(other)).toEqual(visitor);
    expect(await hub.port.actorOf(new Headers({ cookie: before }))).toEqual(visitor);
    expect((await actor(bob.browser)).userId).toBe(bob.userId);
    const old = await hub.browser().form('/zh/sign-in/', { email: bob.email, password });
    expect(where(old)).toBe('/zh/sign-in/?problem=wrong');
  });

  it('the password is not changed without the current one, to a short one, or to two that differ', async () => {
    await store.sql`delete from auth_throttle`;
    const change = async (current: string, next: string, repeated = next) =>
      where(await ada.browser.form('/zh/account/password/', { current, password: next, again: repeated }));
    const long = 'a sentence that is long enough';
    expect(await change('wrong wrong wrong', long)).toBe('/zh/account/?problem=wrong');
    expect(await change(password, 'eleven char')).toBe('/zh/account/?problem=short');
    expect(await change(password, 'x'.repeat(129))).toBe('/zh/account/?problem=long');
    expect(await change(password, long, `${long}.`)).toBe('/zh/account/?problem=differ');
  });

  it('eight idle hours end it', async () => {
    const browser = await again();
    await store.sql`update auth_session set updated_at = now() - interval '7 hours 59 minutes' where user_id = ${ada.userId}`;
    expect((await actor(browser)).userId).toBe(ada.userId);
    // It was used just now, which starts the eight hours anew.
    const [row] = await store.sql`
      select count(*)::int as n from auth_session where user_id = ${ada.userId} and updated_at > now() - interval '1 minute'
    `;
    expect(row?.['n']).toBe(1);
    await store.sql`update auth_session set updated_at = now() - interval '8 hours 1 second' where user_id = ${ada.userId}`;
    expect(await actor(browser)).toEqual(visitor);
  });

  it('twelve hours end it, however busy', async () => {
    const browser = await again();
    const [row] = await store.sql`
      select extract(epoch from expires_at - created_at)::int as s from auth_session
      where user_id = ${ada.userId} order by created_at desc limit 1
    `;
    expect(row?.['s']).toBe(43_200);
    await store.sql`update auth_session set created_at = now() - interval '12 hours 1 second' where user_id = ${ada.userId}`;
    expect(await actor(browser)).toEqual(visitor);
    await store.sql`update auth_session set created_at = now(), expires_at = now() - interval '1 second' where user_id = ${ada.userId}`;
    expect(await actor(browser)).toEqual(visitor);
  });

  it('what is over is swept away, and nothing else', async () => {
    const browser = await again();
    await store.sql`insert into auth_throttle (key, at, until) values ('old', now() - interval '2 days', now() - interval '2 days')`;
    await store.sql`insert into auth_session (id, token, user_id, expires_at) values ('x', 'x', ${ada.userId}, now() - interval '1 second')`;
    await sweepAccounts(store.db, new Date());
    expect(await store.sql`select from auth_session where expires_at <= now()`).toHaveLength(0);
    expect(await store.sql`select from auth_throttle where key = 'old'`).toHaveLength(0);
    expect((await actor(browser)).userId).toBe(ada.userId);
  });

  it('somebody who is suspended is out at once and does not come in', async () => {
    const eve = await hub.person('eve@example.org');
    await store.sql`update member set state = 'suspended' where user_id = ${eve.userId}`;
    expect(await actor(eve.browser)).toEqual(visitor);
    await store.sql`update auth_user set banned = true where id = ${eve.userId}`;
    const answer = await hub.browser().form('/zh/sign-in/', { email: eve.email, password });
    expect(where(answer)).toBe('/zh/sign-in/?problem=wrong');
  });

  it('one’s own sessions can be ended one by one or all but this one; nobody else’s can', async () => {
    const carl = await hub.person('carl@example.org');
    const [second, third] = [await again(carl), await again(carl)];
    const id = async (browser: Browser) =>
      (await hub.port.sessionOf(new Headers({ cookie: browser.cookie() })))?.id ?? '';
    await again();
    const foreign = await store.sql<{ id: string }[]>`select id from auth_session where user_id = ${ada.userId}`;
    await carl.browser.form('/zh/account/sessions/', { session: foreign[0]?.id ?? '' });
    expect((await store.sql`select from auth_session where user_id = ${ada.userId}`).length).toBe(foreign.length);
    await carl.browser.form('/zh/account/sessions/', { session: await id(second) });
    expect(await actor(second)).toEqual(visitor);
    await carl.browser.form('/zh/account/sessions/', { session: 'others' });
    expect(await actor(third)).toEqual(visitor);
    expect((await actor(carl.browser)).userId).toBe(carl.userId);
  });

  it('behind https every cookie is Secure, and its name says so', async () => {
    const secure: AuthPort = testAccounts(hub.context, { origins: () => ['https://hub.example.org'] });
    const answer = await secure.signIn(new Headers(), ada.email, password);
    const [line = ''] = answer.kind === 'done' ? answer.cookies : [];
    expect(line.replace(/=[^;]+/u, '=…')).toBe(
      '__Secure-tongming.session_token=…; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    const someone = await signedIn(store, secure);
    expect(someone.cookie.startsWith('__Secure-tongming.session_token=')).toBe(true);
    expect(await hub.port.actorOf(new Headers({ cookie: someone.cookie }))).toEqual(visitor);
    expect(await secure.actorOf(new Headers({ cookie: someone.cookie }))).toEqual(someone.actor);
  });

  it('another secret in front ends all sessions, and second factors set up under the old one still open', async () => {
    const old = { version: 1, value: 'only-for-tests-0123456789-abcdefghij' };
    const fresh = { version: 2, value: 'only-for-tests-another-one-0123456789' };
    const dan = await hub.person('dan@example.org', { factor: true });
    const rotated = testAccounts(hub.context, { secrets: [fresh, old] });
    expect(await rotated.actorOf(new Headers({ cookie: dan.browser.cookie() }))).toEqual(visitor);
    const first = await rotated.signIn(new Headers(), dan.email, password);
    if (first.kind !== 'second-factor') throw new Error(first.kind);
    const cookie = first.cookies.map((one) => one.split(';')[0]).join('; ');
    const second = await rotated.proveSecondFactor(new Headers({ cookie }), dan.backupCodes[0] ?? '');
    expect(second.kind).toBe('done');
  });
});
