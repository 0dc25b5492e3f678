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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { visitor } from '../actor.ts';
import type { Provider } from './providers.ts';
import { accountsHub, type Browser, password, type TestHub, totp } from './testing-hub.ts';
import { type TestIssuer, testIssuer } from './testing-issuer.ts';

let store: Store;
let hub: TestHub;
let issuer: TestIssuer;
beforeAll(async () => {
  [store, issuer] = await Promise.all([testStore({ max: 8 }), testIssuer()]);
  const provider = (id: string): Provider => ({
    id,
    kind: 'oidc',
    name: 'House',
    clientId: 'hub',
    clientSecret: 'hub-secret',
    scopes: ['openid', 'profile', 'email'],
    discovery: `${issuer.url}/.well-known/openid-configuration`,
  });
  hub = accountsHub(store, { providers: [provider('house'), provider('other')] });
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
  await store.close();
});
beforeEach(() => {
  issuer.flaw = 'none';
});

const where = (answer: Response) => answer.headers.get('location');
const actor = (browser: Browser) => hub.port.actorOf(new Headers({ cookie: browser.cookie() }));

/** To the issuer's page: the address that the browser is sent to. */
async function leave(browser: Browser, next = ''): Promise<string> {
  const answer = await browser.form('/zh/sign-in/elsewhere/', { provider: 'house', next });
  const html = await answer.text();
  expect(answer.status).toBe(200);
  return (/url=([^"]+)"/u.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
}

/** The whole way; where it ends. */
async function through(browser: Browser, next = ''): Promise<string | null> {
  const back = await issuer.authorize(await leave(browser, next));
  const answer = await browser.get(back);
  const then = where(answer) ?? '';
  return then.startsWith('/zh/sign-in/done/') ? where(await browser.get(then)) : then;
}

let people = 0;
function somebody(more: Partial<TestIssuer['who']> = {}): TestIssuer['who'] {
  people += 1;
  return { sub: `sub-${people}`, email: `p${people}@example.org`, email_verified: true, name: `P ${people}`, ...more };
}

describe('B200: signing in with a platform', () => {
  it('makes a member without any role, known by the platform’s own number, and finds them again', async () => {
    issuer.who = somebody({ name: '林' });
    const [first, second] = [hub.browser(), hub.browser()];
    expect(await through(first, '/zh/desk/x/')).toBe('/zh/desk/x/');
    const member = await actor(first);
    expect(member).toMatchObject({ kind: 'member', name: '林', roles: [], strong: false });
    issuer.who = { ...issuer.who, email: 'moved@example.org', name: 'renamed' };
    expect(await through(second)).toBe('/zh/account/');
    expect((await actor(second)).userId).toBe(member.userId);
    const [event] = await store.sql`select action, actor from audit_event where object_id = ${member.userId}`;
    expect(event).toEqual({ action: 'member.join', actor: member.id });
  });

  it('uses PKCE (S256), a nonce, and our own address to come back to', async () => {
    issuer.who = somebody();
    await through(hub.browser());
    const asked = issuer.asked.at(-1)?.searchParams;
    expect(asked?.get('code_challenge_method')).toBe('S256');
    expect(asked?.get('code_challenge')).toMatch(/^[\w-]{43}$/u);
    expect(asked?.get('nonce')).toMatch(/^\S{32}$/u);
    expect(asked?.get('redirect_uri')).toBe('http://hub.test/api/auth/callback/house');
    expect(asked?.get('scope')).toBe('openid profile email');
  });

  it('never links by address: whoever is known by it here keeps their account, roles and all', async () => {
    const ada = await hub.person('ada@example.org', { roles: ['administrator'] });
    for (const email_verified of [true, false]) {
      issuer.who = somebody({ email: 'ada@example.org', email_verified });
      const browser = hub.browser();
      await through(browser);
      const other = await actor(browser);
      expect(other.userId).not.toBe(ada.userId);
      expect(other.roles).toEqual([]);
    }
    const accounts = await store.sql`select provider_id from auth_account where user_id = ${ada.userId}`;
    expect(accounts.map((one) => one['provider_id'])).toEqual(['credential']);
  });

  it('whoever signed in first with somebody’s address does not keep them from their invitation', async () => {
    issuer.who = somebody({ email: 'victim@example.org', email_verified: false });
    const squatter = hub.browser();
    await through(squatter);
    const victim = await hub.person('victim@example.org', { roles: ['reviewer'] });
    expect((await actor(victim.browser)).roles).toEqual(['reviewer']);
    expect((await actor(squatter)).roles).toEqual([]);
    const mails = await store.sql`select email from member where user_id = ${(await actor(squatter)).userId}`;
    expect(mails[0]?.['email']).toBeNull();
  });

  it.each([
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['a made-up state', (back: URL) => back.searchParams.set('state', 'x'.repeat(32))],
    ['a made-up code', (back: URL) => back.searchParams.set('code', 'x')],
    ['no code', (back: URL) => back.searchParams.delete('code')],
    ['the callback of another provider', (back: URL) => void (back.pathname = '/api/auth/callback/other')],
    ['the callback of no provider', (back: URL) => void (back.pathname = '/api/auth/callback/third')],
  ])('%s → nobody is signed in', async (_name, change) => {
    issuer.who = somebody();
    const browser = hub.browser();
    const back = new URL(await issuer.authorize(await leave(browser)), 'http://hub.test');
    change(back);
    await browser.get(`${back.pathname}${back.search}`);
    expect(await actor(browser)).toEqual(visitor);
  });

  it('an answer is good once, and in the browser that asked only', async () => {
    issuer.who = somebody();
    const [mine, theirs] = [hub.browser(), hub.browser()];
    const back = await issuer.authorize(await leave(mine));
    await leave(theirs);
    await theirs.get(back);
    expect(await actor(theirs)).toEqual(visitor);
    const fresh = hub.browser();
    const good = await issuer.authorize(await leave(fresh));
    await fresh.get(good);
    expect((await actor(fresh)).kind).toBe('member');
    const kept = hub.browser();
    for (const [name, value] of fresh.jar) if (!name.includes('session')) kept.jar.set(name, value);
    await kept.get(good);
    expect(await actor(kept)).toEqual(visitor);
  });

  it('a code of somebody else’s sign-in, put into mine, is refused by PKCE', async () => {
    issuer.who = somebody();
    const stolen = new URL(await issuer.authorize(await leave(hub.browser())), 'http://hub.test');
    const browser = hub.browser();
    const own = new URL(await issuer.authorize(await leave(browser)), 'http://hub.test');
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    await browser.get(`${own.pathname}${own.search}`);
    expect(await actor(browser)).toEqual(visitor);
  });

  it.each([['signature'], ['nonce'], ['audience'], ['issuer'], ['expired']] as const)(
    'an ID token with a wrong %s is refused',
    async (flaw) => {
      issuer.who = somebody();
      issuer.flaw = flaw;
      const browser = hub.browser();
      expect(await through(browser)).toMatch(/problem=provider/u);
      expect(await actor(browser)).toEqual(visitor);
    },
  );

  it('nothing of what the platform gave is kept but who it is', async () => {
    issuer.who = somebody();
    await through(hub.browser());
    await through(hub.browser());
    const [row] = await store.sql`select * from auth_account where account_id = ${issuer.who.sub}`;
    expect(row).toMatchObject({
      provider_id: 'house',
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
    });
  });

  it('whoever set up a second factor passes it here too: before the code there is no session', async () => {
    issuer.who = somebody();
    const browser = hub.browser();
    await through(browser);
    await browser.form('/zh/account/second-factor/');
    const session = await hub.port.sessionOf(new Headers({ cookie: browser.cookie() }));
    const pending = session && (await hub.port.pendingSecondFactor(session));
    const secret = pending?.secret ?? '';
    await browser.form('/zh/account/second-factor/code/', { code: totp(secret, -1) });
    expect(await actor(browser)).toMatchObject({ strong: true });
    const next = hub.browser();
    expect(await through(next, '/zh/desk/')).toBe('/zh/sign-in/?step=code&next=%2Fzh%2Fdesk%2F');
    expect(next.jar.has('tongming.session_token')).toBe(false);
    expect(await actor(next)).toEqual(visitor);
    expect(where(await next.form('/zh/sign-in/code/', { code: totp(secret), next: '/zh/desk/' }))).toBe('/zh/desk/');
    expect(await actor(next)).toMatchObject({ strong: true });
  });

  it('a suspended member does not come in by the platform either', async () => {
    issuer.who = somebody();
    const browser = hub.browser();
    await through(browser);
    const { userId } = await actor(browser);
    await store.sql`update auth_user set banned = true where id = ${userId}`;
    const again = hub.browser();
    await through(again);
    expect(await actor(again)).toEqual(visitor);
  });

  it('passwords do not wait for a platform that is away', async () => {
    const away = accountsHub(store, {
      providers: [
        {
          id: 'away',
          kind: 'oidc',
          name: 'Away',
          clientId: 'hub',
          clientSecret: 'x',
          scopes: ['openid'],
          discovery: 'http://127.0.0.1:9/.well-known/openid-configuration',
        },
      ],
    });
    const one = await away.person('away@example.org');
    const browser = away.browser();
    expect(where(await browser.form('/zh/sign-in/', { email: one.email, password }))).toBe('/zh/account/');
    const answer = await browser.form('/zh/sign-in/elsewhere/', { provider: 'away' });
    expect(where(answer)).toMatch(/problem=/u);
  });
});
