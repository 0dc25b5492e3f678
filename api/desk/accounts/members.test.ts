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
import { commandActor, visitor } from '../actor.ts';
import { decide } from '../decide.ts';
import { setRoles, setState } from './members.ts';
import { type SignedIn, signedIn } from './testing.ts';
import { accountsHub, type TestHub } from './testing-hub.ts';

let store: Store;
let hub: TestHub;
beforeAll(async () => {
  store = await testStore({ max: 10 });
  hub = accountsHub(store);
});
afterAll(() => store.close());

const reason = 'because';

async function ask(who: SignedIn, method: string, path: string, body: unknown) {
  const answer = await hub.app.request(`/api/v1/desk${path}`, {
    method,
    headers: {
      cookie: who.cookie,
      origin: 'http://hub.test',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const roles = (who: SignedIn, to: SignedIn, list: readonly string[], version = 1) =>
  ask(who, 'PUT', `/members/${to.userId}/roles`, { roles: list, version, reason });
const rolesOf = async ({ userId }: SignedIn) =>
  (await store.sql<{ roles: string[] }[]>`select roles from member where user_id = ${userId}`)[0]?.roles;

/** Nobody else administers. */
async function alone(count: number): Promise<SignedIn[]> {
  await store.sql`update member set roles = '{}'`;
  const made: SignedIn[] = [];
  for (let i = 0; i < count; i += 1) made.push(await signedIn(store, hub.port, { roles: ['administrator'] }));
  return made;
}

describe('members', () => {
  it('a role that is granted is recorded, and the member signs in anew', async () => {
    const [admin] = (await alone(1)) as [SignedIn];
    const one = await signedIn(store, hub.port);
    expect((await roles(admin, one, ['reviewer'])).status).toBe(200);
    expect(await rolesOf(one)).toEqual(['reviewer']);
    expect(await hub.port.actorOf(new Headers({ cookie: one.cookie }))).toEqual(visitor);
    const [event] = await store.sql`
      select actor, action, before, after, reason from audit_event where object_id = ${one.userId}
    `;
    expect(event).toEqual({
      actor: `user:${admin.userId}`,
      action: 'member.roles',
      before: { roles: [] },
      after: { roles: ['reviewer'], sessionsEnded: 1 },
      reason,
    });
  });

  it('nobody changes their own roles, organisation or state, and only administrators change others’', async () => {
    const [admin, other] = (await alone(2)) as [SignedIn, SignedIn];
    for (const [path, body] of [
      ['roles', { roles: ['committee'], version: 1, reason }],
      ['organisation', { organisation: 'none', version: 1, reason }],
      ['state', { state: 'suspended', version: 1, reason }],
    ] as const) {
      expect((await ask(admin, 'PUT', `/members/${admin.userId}/${path}`, body)).status).toBe(409);
    }
    const committee = await signedIn(store, hub.port, { roles: ['committee'] });
    expect((await roles(committee, other, [])).status).toBe(403);
    expect(await rolesOf(admin)).toEqual(['administrator']);
  });

  it('the last administrator is neither removed nor suspended, by the command line either', async () => {
    const [admin] = (await alone(1)) as [SignedIn];
    const actor = commandActor('root');
    const act = { actor, action: 'member.manage', request: null };
    for (const work of [
      (tx: typeof store.db) => setRoles({ tx, actor, userId: admin.userId, version: null, reason }, ['committee']),
      (tx: typeof store.db) => setState({ tx, actor, userId: admin.userId, version: null, reason }, 'suspended'),
    ]) {
      const trying = decide(hub.context, act, async (tx) => ({ answer: await work(tx), audit: 'unchanged' }));
      await expect(trying).rejects.toMatchObject({ kind: 'not-now' });
    }
    expect(await rolesOf(admin)).toEqual(['administrator']);
  });

  it('two administrators who remove each other at once: one stays, whoever was first, twenty times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [a, b] = (await alone(2)) as [SignedIn, SignedIn];
      const answers = await Promise.all([roles(a, b, []), roles(b, a, [])]);
      // The one who lost was no administrator any more, or not signed in.
      const statuses = answers.map(({ status }) => status).sort((one, two) => one - two);
      expect(statuses[0]).toBe(200);
      expect([401, 403]).toContain(statuses[1]);
      const left = await store.sql`select from member where 'administrator' = any(roles)`;
      expect(left.length).toBe(1);
    }
  });

  it('two who change one member at once: the second is told, and nothing is overwritten', async () => {
    const [a, b] = (await alone(2)) as [SignedIn, SignedIn];
    const one = await signedIn(store, hub.port);
    expect((await roles(a, one, ['reviewer'])).status).toBe(200);
    const late = await roles(b, one, ['committee']);
    expect([late.status, late.body['type']]).toEqual([409, '/api/v1/#problem-conflict']);
    expect(await rolesOf(one)).toEqual(['reviewer']);
    expect((await roles(b, one, ['committee'], 2)).status).toBe(200);
  });

  it('suspending signs out and keeps out; restoring lets in; a lost second factor is forgotten', async () => {
    const [admin] = (await alone(1)) as [SignedIn];
    const one = await hub.person('one@example.org', { factor: true });
    const path = `/members/${one.userId}`;
    expect((await ask(admin, 'PUT', `${path}/state`, { state: 'suspended', version: 1, reason })).status).toBe(200);
    expect(await hub.port.actorOf(new Headers({ cookie: one.browser.cookie() }))).toEqual(visitor);
    const out = await hub
      .browser()
      .form('/zh/sign-in/', { email: one.email, password: 'correct horse battery staple' });
    expect(out.headers.get('location')).toBe('/zh/sign-in/?problem=wrong');
    expect((await ask(admin, 'PUT', `${path}/state`, { state: 'active', version: 2, reason })).status).toBe(200);
    expect((await ask(admin, 'POST', `${path}/second-factor/reset`, { reason })).status).toBe(200);
    const browser = hub.browser();
    const back = await browser.form('/zh/sign-in/', { email: one.email, password: 'correct horse battery staple' });
    expect(back.headers.get('location')).toBe('/zh/account/');
    expect(await hub.port.actorOf(new Headers({ cookie: browser.cookie() }))).toMatchObject({ strong: false });
  });

  it('addresses of members are shown to administrators only', async () => {
    const [admin] = (await alone(1)) as [SignedIn];
    const reviewer = await signedIn(store, hub.port, { roles: ['reviewer'] });
    const list = async (who: SignedIn) => {
      const answer = await hub.app.request('/api/v1/desk/members', { headers: { cookie: who.cookie } });
      const { members } = (await answer.json()) as { members: { id: string; email: string | null }[] };
      return members.find(({ id }) => id === admin.userId)?.email;
    };
    expect(await list(admin)).toBe(`${admin.userId}@example.org`);
    expect(await list(reviewer)).toBeNull();
  });
});
