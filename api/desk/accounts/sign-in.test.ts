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
import { ownOrigin } from '../testing.ts';
import { accountsHub, freshAddress, type Person, password, type TestHub } from './testing-hub.ts';

let store: Store;
let hub: TestHub;
let ada: Person;
beforeAll(async () => {
  store = await testStore({ max: 8 });
  hub = accountsHub(store);
  ada = await hub.person('ada@example.org');
});
afterAll(() => store.close());

const users = async () => (await store.sql`select id from auth_user`).length;

describe('B190: nobody gets a role, or anything else, by asking for it', () => {
  it.each([
    ['sign-up', '/sign-up/email', { email: 'eve@evil.test', password, name: 'Eve', role: 'admin' }],
    ['update-user with a role', '/update-user', { role: 'admin' }],
    ['update-user without a ban', '/update-user', { banned: false }],
    ['the admin plugin: set-role', '/admin/set-role', { userId: 'x', role: 'admin' }],
    ['the admin plugin: create-user', '/admin/create-user', { email: 'eve@evil.test', password, name: 'Eve' }],
    ['the admin plugin: impersonate', '/admin/impersonate-user', { userId: 'x' }],
    ['linking an account', '/link-social', { provider: 'github' }],
    ['changing the address', '/change-email', { newEmail: 'eve@evil.test' }],
    ['turning the second factor off', '/two-factor/disable', { password }],
    ['viewing backup codes', '/two-factor/view-backup-codes', { userId: 'x' }],
    ['deleting the user', '/delete-user', { password }],
  ])('%s is not there, for somebody signed in too', async (_name, path, body) => {
    const before = await users();
    expect((await hub.browser().json(`/api/auth${path}`, body)).status).toBe(404);
    expect((await ada.browser.json(`/api/auth${path}`, body)).status).toBe(404);
    expect(await users()).toBe(before);
  });

  it.each([
    ['role', { role: 'admin' }],
    ['emailVerified', { emailVerified: true }],
    ['trustDevice', { trustDevice: true }],
    ['callbackURL', { callbackURL: '/' }],
  ])('a sign-in with the field %s is refused', async (_name, more) => {
    const answer = await hub.browser().json('/api/auth/sign-in/email', { email: ada.email, password, ...more });
    expect([answer.status, await answer.json()]).toEqual([400, { code: 'INVALID_BODY' }]);
  });

  it('neither __proto__ nor constructor changes anything', async () => {
    const body = `{"email":"${ada.email}","password":"${password}","__proto__":{"role":"admin"}}`;
    expect((await hub.browser().json('/api/auth/sign-in/email', body)).status).toBe(400);
    expect((await hub.browser().json('/api/auth/sign-in/email', body.replace('__proto__', 'constructor'))).status).toBe(
      400,
    );
  });
});

it('B191: nobody signs up without an invitation, and an address that is known is not told from one that is not', async () => {
  for (const email of [ada.email, 'nobody@example.org']) {
    const answer = await hub.browser().json('/api/auth/sign-up/email', { email, password, name: 'x' });
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'NOT_FOUND' }]);
    const form = await hub.browser().form('/zh/sign-in/', { email, password: 'wrong wrong wrong' });
    expect(form.headers.get('location')).toBe('/zh/sign-in/?problem=wrong');
  }
});

describe('B192: requests of other sites', () => {
  it.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['null', { origin: 'null' }],
    ['ours as a prefix', { origin: `${ownOrigin}.evil.test` }],
    ['ours with another port', { origin: `${ownOrigin}:81` }],
    ['none', { origin: '' }],
  ])('%s → 403', async (_name, headers) => {
    expect((await ada.browser.json('/api/auth/sign-out', {}, headers)).status).toBe(403);
    expect((await hub.browser().json('/api/auth/sign-in/email', { email: ada.email, password }, headers)).status).toBe(
      403,
    );
    expect((await ada.browser.form('/zh/sign-out/', {}, headers)).status).toBe(403);
    expect((await hub.browser().form('/zh/sign-in/', { email: ada.email, password }, headers)).status).toBe(403);
  });

  it('a page of another site that a browser names is refused whatever it claims', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await hub.browser().form('/zh/sign-in/', { email: ada.email, password }, headers)).status).toBe(403);
  });

  it.each([['text/plain'], ['multipart/form-data; boundary=x'], ['application/jsonx']])('%s → 415', async (type) => {
    const headers = { 'content-type': type };
    expect((await hub.browser().json('/api/auth/sign-in/email', { email: ada.email, password }, headers)).status).toBe(
      415,
    );
    expect((await hub.browser().form('/zh/sign-in/', { email: ada.email, password }, headers)).status).toBe(415);
  });
});

describe('B193, B137: where somebody is sent after signing in', () => {
  it.each([
    ['http://evil.test/'],
    ['//evil.test/'],
    ['/\\evil.test/'],
    ['javascript:alert(1)'],
    ['/%5Cevil.test/'],
    ['/\tevil.test'],
    ['/zh/\r\nset-cookie: x=1'],
    ['https:/evil.test'],
    ['/%2F%2Fevil.test'],
    ['/zh/..//evil.test'],
    ['\u2044\u2044evil.test'],
    ['/@evil.test:80'],
  ])('%j is not followed', async (next) => {
    const browser = hub.browser();
    const answer = await browser.form('/zh/sign-in/', { email: ada.email, password, next });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/zh/account/']);
  });

  it('an address of ours is', async () => {
    const answer = await hub
      .browser()
      .form('/en/sign-in/', { email: ada.email, password, next: '/en/desk/a-b/?x=1&y=%E4%B8%AD' });
    expect(answer.headers.get('location')).toBe('/en/desk/a-b/?x=1&y=%E4%B8%AD');
  });

  it('a callback of a provider that is not configured goes nowhere', async () => {
    expect((await hub.browser().get('/api/auth/callback/evil?code=x&state=y')).status).toBe(404);
  });
});

it('B196: a body of 17 KB is refused before the password in it is looked at', async () => {
  const long = 'x'.repeat(17_000);
  expect((await hub.browser().json('/api/auth/sign-in/email', { email: ada.email, password: long })).status).toBe(400);
  expect((await hub.browser().form('/zh/sign-in/', { email: ada.email, password: long })).status).toBe(413);
  const longest = await hub.browser().form('/zh/sign-in/', { email: ada.email, password: 'x'.repeat(5000) });
  expect(longest.headers.get('location')).toBe('/zh/sign-in/?problem=wrong');
});

describe('B199: a session token from a copy of the database', () => {
  it('opens nothing as a cookie, with or without a made-up signature', async () => {
    const [row] = await store.sql<
      { token: string }[]
    >`select token from auth_session where user_id = ${ada.userId} limit 1`;
    const token = row?.token ?? '';
    for (const value of [
      token,
      `${token}.`,
      `${token}.${'A'.repeat(43)}%3D`,
      encodeURIComponent(`${token}.${token}`),
    ]) {
      expect(await hub.port.actorOf(new Headers({ cookie: `tongming.session_token=${value}` }))).toEqual(visitor);
    }
  });

  it('opens nothing as a bearer token', async () => {
    const [row] = await store.sql<
      { token: string }[]
    >`select token from auth_session where user_id = ${ada.userId} limit 1`;
    expect(await hub.port.actorOf(new Headers({ authorization: `Bearer ${row?.token}` }))).toEqual(visitor);
  });

  it('a cookie that is sent twice is none', async () => {
    const cookie = `${ada.browser.cookie()}; ${ada.browser.cookie()}`;
    expect(await hub.port.actorOf(new Headers({ cookie }))).toEqual(visitor);
  });
});

it('B201: two slashes, encoded dots and other doors of the library are not there', async () => {
  const body = { email: ada.email, password };
  for (const path of [
    '/api/auth//sign-in/email',
    '/api/auth/sign-in//email',
    '/api/auth/%2e%2e/auth/ok',
    '/api/auth/sign-in/email/',
    '/api/auth/SIGN-IN/email',
    '/api/auth/sign-in/magic-link',
    '/api/auth/sign-in/oauth2',
    '/api/auth/sign-in/social',
    '/api/auth/api-key/create',
    '/api/auth/reset-password',
    '/api/auth/request-password-reset',
    '/api/auth/get-session',
    '/api/auth/',
  ]) {
    expect([path, (await hub.browser().json(path, body)).status]).toEqual([path, 404]);
  }
  for (const path of ['/api/auth/ok', '/api/auth/error', '/api/auth/list-sessions', '/api/auth/verify-email?token=x']) {
    expect([path, (await hub.browser().get(path)).status]).toEqual([path, 404]);
  }
});

it('a good sign-in gives a cookie that no script sees, and JSON clients can use the same door', async () => {
  const browser = hub.browser(freshAddress());
  const answer = await browser.json('/api/auth/sign-in/email', { email: ada.email, password });
  expect(answer.status).toBe(200);
  const [line = ''] = answer.headers.getSetCookie();
  expect(line.replace(/=[^;]+/u, '=…')).toBe('tongming.session_token=…; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax');
  expect((await hub.port.actorOf(new Headers({ cookie: browser.cookie() }))).userId).toBe(ada.userId);
});
