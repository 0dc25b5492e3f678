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
import { accountsHub, type Browser, freshAddress, type Person, password, type TestHub, totp } from './testing-hub.ts';

let store: Store;
let hub: TestHub;
let ada: Person;
beforeAll(async () => {
  store = await testStore({ max: 8 });
  hub = accountsHub(store);
  ada = await hub.person('ada@example.org', { roles: ['reviewer'], factor: true });
});
afterAll(() => store.close());

const where = (answer: Response) => answer.headers.get('location');
const actor = (browser: Browser) => hub.port.actorOf(new Headers({ cookie: browser.cookie() }));

/** Past the password, before the code. */
async function halfway(address = freshAddress()): Promise<Browser> {
  await store.sql`delete from auth_throttle`;
  const browser = hub.browser(address);
  const answer = await browser.form('/zh/sign-in/', { email: ada.email, password });
  expect(where(answer)).toBe('/zh/sign-in/?step=code');
  return browser;
}

const forgetCodes = () => store.sql`delete from auth_used_code`;
const unlock = () => store.sql`update auth_two_factor set failed_verification_count = 0, locked_until = null`;

describe('B202: the second factor', () => {
  it('a password alone opens nothing: no session exists before the code', async () => {
    const browser = await halfway();
    expect(browser.jar.has('tongming.session_token')).toBe(false);
    expect(await actor(browser)).toEqual(visitor);
  });

  it('with the code the session is strong, and the API lets staff in', async () => {
    await forgetCodes();
    const browser = await halfway();
    const answer = await browser.form('/zh/sign-in/code/', { code: totp(ada.secret), next: '/zh/desk/x/' });
    expect(where(answer)).toBe('/zh/desk/x/');
    expect(await actor(browser)).toMatchObject({ userId: ada.userId, strong: true, roles: ['reviewer'] });
    const headers = { cookie: browser.cookie() };
    expect((await hub.app.request('/api/v1/desk/members', { headers })).status).toBe(200);
  });

  it('the API refuses staff whose session passed the password only', async () => {
    const { browser } = await hub.person('weak@example.org', { roles: ['administrator'] });
    const answer = await hub.app.request('/api/v1/desk/members', { headers: { cookie: browser.cookie() } });
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      403,
      '/api/v1/#problem-second-factor',
    ]);
  });

  it('a code is good once, in another browser too', async () => {
    await forgetCodes();
    const code = totp(ada.secret);
    const [first, second] = [await halfway(), await halfway()];
    expect(where(await first.form('/zh/sign-in/code/', { code }))).toBe('/zh/desk/');
    expect(where(await second.form('/zh/sign-in/code/', { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` }))).toBe(
      '/zh/sign-in/?problem=wrong&step=code',
    );
    expect(await actor(second)).toEqual(visitor);
  });

  it('of six who send one code at once, one gets in', async () => {
    await forgetCodes();
    // One after the other: six passwords of one account at once are guesses, and made to wait.
    const browsers: Browser[] = [];
    for (let i = 0; i < 6; i += 1) browsers.push(await halfway());
    const code = totp(ada.secret);
    const answers = await Promise.all(browsers.map((one) => one.form('/zh/sign-in/code/', { code })));
    expect(answers.filter((one) => where(one) === '/zh/desk/')).toHaveLength(1);
  });

  it('codes two steps before or after are wrong', async () => {
    await forgetCodes();
    for (const steps of [-2, 2, -3, 3]) {
      const browser = await halfway();
      const answer = await browser.form('/zh/sign-in/code/', { code: totp(ada.secret, steps) });
      expect(where(answer)).toBe('/zh/sign-in/?problem=wrong&step=code');
    }
    await unlock();
  });

  it('five wrong codes use a sign-in up, ten lock the factor for a while whatever the address', async () => {
    await unlock();
    const first = await halfway();
    const told: (string | null)[] = [];
    for (let i = 0; i < 7; i += 1) told.push(where(await first.form('/zh/sign-in/code/', { code: '000000' })));
    expect(told.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => '/zh/sign-in/?problem=wrong&step=code'));
    expect(told.slice(5)).not.toContain('/zh/desk/');
    const second = await halfway();
    for (let i = 0; i < 5; i += 1) await second.form('/zh/sign-in/code/', { code: '000000' });
    await forgetCodes();
    const third = await halfway();
    expect(where(await third.form('/zh/sign-in/code/', { code: totp(ada.secret) }))).toMatch(/problem=slow-down/u);
    expect(await actor(third)).toEqual(visitor);
    await unlock();
  });

  it('a backup code is good once', async () => {
    const code = ada.backupCodes[0] ?? '';
    expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/u);
    const first = await halfway();
    expect(where(await first.form('/zh/sign-in/code/', { code: code.toUpperCase() }))).toBe('/zh/desk/');
    expect((await actor(first)).strong).toBe(true);
    const second = await halfway();
    expect(where(await second.form('/zh/sign-in/code/', { code }))).toBe('/zh/sign-in/?problem=wrong&step=code');
    await unlock();
  });

  it('backup codes and the secret are stored encrypted', async () => {
    const [row] = await store.sql<{ secret: string; backup_codes: string }[]>`
      select secret, backup_codes from auth_two_factor where user_id = ${ada.userId}
    `;
    expect(row?.secret).not.toContain(ada.secret);
    expect(row?.backup_codes).not.toContain(ada.backupCodes[1]);
  });

  it('with a session in hand codes are not taken: no guessing without the limits of a sign-in', async () => {
    const answer = await ada.browser.json('/api/auth/two-factor/verify-totp', { code: '123456' });
    expect([answer.status, await answer.json()]).toEqual([403, { code: 'ALREADY_SIGNED_IN' }]);
  });

  it('trusting a device for a month is not offered', async () => {
    const browser = await halfway();
    const body = { code: totp(ada.secret), trustDevice: true };
    expect((await browser.json('/api/auth/two-factor/verify-totp', body)).status).toBe(400);
  });

  it('is not replaced without the password, nor long after signing in', async () => {
    await store.sql`delete from auth_throttle`;
    const wrong = await ada.browser.form('/zh/account/second-factor/', { password: 'wrong wrong wrong' });
    expect(where(wrong)).toBe('/zh/account/second-factor/?problem=wrong');
    await store.sql`update auth_session set created_at = now() - interval '11 minutes' where user_id = ${ada.userId}`;
    const late = await ada.browser.form('/zh/account/second-factor/', { password });
    expect(where(late)).toBe('/zh/account/second-factor/?problem=expired');
    expect((await store.sql`select from auth_two_factor where user_id = ${ada.userId} and verified`).length).toBe(1);
  });

  it('straight after signing in with it, it can be replaced: the old one is worth nothing, other sessions end', async () => {
    await forgetCodes();
    const browser = await halfway();
    await browser.form('/zh/sign-in/code/', { code: totp(ada.secret) });
    expect(where(await browser.form('/zh/account/second-factor/', { password }))).toBe('/zh/account/second-factor/');
    const session = await hub.port.sessionOf(new Headers({ cookie: browser.cookie() }));
    const pending = session && (await hub.port.pendingSecondFactor(session));
    expect(pending?.secret).not.toBe(ada.secret);
    expect(await actor(ada.browser)).toEqual(visitor);
    const old = await browser.form('/zh/account/second-factor/code/', { code: totp(ada.secret) });
    expect(where(old)).toBe('/zh/account/second-factor/?problem=wrong');
    const fresh = await browser.form('/zh/account/second-factor/code/', { code: totp(pending?.secret ?? '') });
    expect(where(fresh)).toBe('/zh/account/second-factor/?done=second-factor');
    expect((await actor(browser)).strong).toBe(true);
    const actions = await store.sql<{ action: string }[]>`
      select action from audit_event where object_id = ${ada.userId} order by seq
    `;
    expect(actions.map(({ action }) => action)).toEqual([
      'member.join',
      'account.second-factor',
      'account.remove-second-factor',
      'account.second-factor',
    ]);
  });
});
