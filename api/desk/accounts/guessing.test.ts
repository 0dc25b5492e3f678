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
import { takeFromBudget, takeTry } from '#store/queries/desk/throttle.ts';
import { testStore } from '#store/testing.ts';
import { signedIn } from './testing.ts';
import { accountsHub, freshAddress, password, type TestHub } from './testing-hub.ts';

let store: Store;
let hub: TestHub;
beforeAll(async () => {
  store = await testStore({ max: 8 });
  hub = accountsHub(store);
});
afterAll(() => store.close());

const wrong = 'wrong horse battery staple';

describe('B194: guessing', () => {
  it('ten tries a minute from one address, whichever accounts they are for; an IPv6 /64 is one address', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const address = `2001:db8:1:2::${i + 1}`;
      const body = { email: `one-${i}@example.org`, password: wrong };
      statuses.push((await hub.browser(address).json('/api/auth/sign-in/email', body)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  });

  it('addresses that change do not help: the account itself makes everybody wait, and says how long', async () => {
    const { email } = await hub.person('target@example.org');
    const answers: (string | null)[] = [];
    for (let i = 0; i < 30; i += 1) {
      const answer = await hub.browser(freshAddress()).form('/zh/sign-in/', { email, password: wrong });
      answers.push(answer.headers.get('location'));
    }
    expect(answers.slice(0, 5)).toEqual([
      '/zh/sign-in/?problem=wrong',
      '/zh/sign-in/?problem=wrong',
      '/zh/sign-in/?problem=wrong',
      '/zh/sign-in/?problem=wrong',
      '/zh/sign-in/?problem=slow-down&seconds=1',
    ]);
    expect(answers.filter((one) => one === '/zh/sign-in/?problem=wrong').length).toBeLessThan(8);
    // The right password waits too: an answer that tells it apart would be a guess for free.
    const right = await hub.browser().form('/zh/sign-in/', { email, password });
    expect(right.headers.get('location')).toMatch(/^\/zh\/sign-in\/\?problem=slow-down&seconds=\d+$/u);
  });

  it('a hundred guesses at once are four guesses', async () => {
    const now = new Date();
    const waits = await Promise.all(Array.from({ length: 100 }, () => takeTry(store.db, 'at once', now)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(4);
  });

  it('pauses double up to a minute, and a day later all is forgotten', async () => {
    let now = Date.parse('2026-11-22T00:00:00Z');
    const pauses: number[] = [];
    while (pauses.length < 10) {
      const wait = await takeTry(store.db, 'doubling', new Date(now));
      if (wait > 0) pauses.push(wait);
      now += wait * 1000;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    expect(await takeTry(store.db, 'doubling', new Date(now + 2 * 86_400_000))).toBe(0);
    expect(await takeTry(store.db, 'doubling', new Date(now + 2 * 86_400_000))).toBe(0);
  });

  it('whoever is signed in goes on while the budget of all passwords is used up', async () => {
    const someone = await signedIn(store, hub.port, { roles: ['reviewer'] });
    const now = new Date();
    const waits: number[] = [];
    for (let i = 0; i < 301; i += 1) {
      waits.push(await takeFromBudget(store.db, 'all passwords', now, { most: 300, seconds: 60 }));
    }
    expect(waits.at(-1)).toBeGreaterThan(50);
    const other = await hub.browser().form('/zh/sign-in/', { email: 'other@example.org', password: wrong });
    expect(other.headers.get('location')).toMatch(/problem=slow-down/u);
    expect(await hub.port.actorOf(new Headers({ cookie: someone.cookie }))).toEqual(someone.actor);
    const answer = await hub.app.request('/api/v1/desk/members', { headers: { cookie: someone.cookie } });
    expect(answer.status).toBe(200);
    await store.sql`delete from auth_throttle`;
  });
});

it('B195: an address without an account takes as long as a wrong password, within a quarter', async () => {
  const { email } = await hub.person('timing@example.org');
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < 12; i += 1) {
    // Taking turns, and the best of each: whatever else the machine does only ever adds.
    for (const [which, one] of [email, `nobody-${i}@example.org`].entries()) {
      await store.sql`delete from auth_throttle`;
      const browser = hub.browser();
      const start = performance.now();
      await browser.form('/zh/sign-in/', { email: one, password: wrong });
      best[which] = Math.min(best[which] ?? 0, performance.now() - start);
    }
  }
  const [known = 0, unknown = 0] = best;
  const told = `B195: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ratio ${(unknown / known).toFixed(3)}\n`;
  if (process.env['TONGMING_TEST_TIMES'] !== undefined) process.stdout.write(told);
  expect(Math.abs(unknown / known - 1)).toBeLessThan(0.25);
});
