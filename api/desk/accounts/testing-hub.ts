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

import { createHmac } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Store } from '#store/open.ts';
import { testApp } from '../../testing.ts';
import { commandActor, type StaffRole } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { decide } from '../decide.ts';
import { ownOrigin, testDesk } from '../testing.ts';
import type { AuthOptions } from './better-auth/open.ts';
import { addressHeader } from './client-address.ts';
import { invite } from './invites.ts';
import type { AuthPort } from './port.ts';
import { testAccounts } from './testing.ts';

/** A browser: keeps cookies, comes from an address, sends forms from our pages. */
export interface Browser {
  readonly jar: Map<string, string>;
  get(path: string): Promise<Response>;
  form(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  json(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The cookies as a header. */
  cookie(): string;
}

/** A hub with accounts, over HTTP. */
export interface TestHub {
  readonly app: OpenAPIHono;
  readonly port: AuthPort;
  readonly context: DeskContext;
  browser(address?: string): Browser;
  /** Makes an invitation as the command line does and returns its token. */
  invite(email: string, roles?: readonly StaffRole[], purpose?: 'join' | 'password'): Promise<string>;
  /** Somebody who was invited, chose a password and, if wanted, set up the second factor. */
  person(
    email: string,
    settings?: { readonly roles?: readonly StaffRole[]; readonly factor?: boolean },
  ): Promise<Person>;
}

/** Somebody with an account. */
export interface Person {
  readonly email: string;
  readonly browser: Browser;
  readonly userId: string;
  /** Base32; empty = no second factor. */
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

/** The password of everybody in tests. */
export const password = 'correct horse battery staple';

let lastAddress = 0;

/** An address that no other test has used. */
export function freshAddress(): string {
  lastAddress += 1;
  return `198.18.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
}

function browser(app: OpenAPIHono, address: string): Browser {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(addressHeader, address);
    if (jar.size > 0) headers.set('cookie', cookie());
    const response = await app.request(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/iu.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
  return {
    jar,
    cookie,
    get: (path) => send(path, {}),
    form: (path, fields = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { origin: ownOrigin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    json: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { origin: ownOrigin, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

function base32(text: string): Buffer {
  const bits = Array.from(text)
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code that an authenticator shows, some steps of 30 seconds from now. */
export function totp(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const at = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

async function enrol(hub: Pick<TestHub, 'port'>, one: Browser): Promise<Pick<Person, 'secret' | 'backupCodes'>> {
  const session = await hub.port.sessionOf(new Headers({ cookie: one.cookie() }));
  const pending = session === null ? null : await hub.port.pendingSecondFactor(session);
  if (pending === null) throw new Error('no second factor was begun');
  const answer = await one.form('/zh/account/second-factor/code/', { code: totp(pending.secret, -1) });
  if (answer.headers.get('location')?.includes('done=') !== true) throw new Error('the second factor was not taken');
  return pending;
}

/** Opens a hub with accounts over a test database. */
export function accountsHub(store: Store, settings: Partial<AuthOptions> = {}): TestHub {
  const bare = testDesk(store, { now: () => new Date() }).context;
  const port = testAccounts(bare, settings);
  const context: DeskContext = { ...bare, accounts: port };
  const app = testApp(store, { desk: { context, who: port, origins: [ownOrigin] }, now: () => new Date() });
  const hub = {
    app,
    port,
    context,
    browser: (address = freshAddress()) => browser(app, address),
    async invite(email: string, roles: readonly StaffRole[] = [], purpose: 'join' | 'password' = 'join') {
      const actor = commandActor('test');
      const act = { actor, action: 'invite.manage', request: null };
      const { answer } = await decide(context, act, async (tx, now) => {
        const wanted = { purpose, email, roles, name: null, organisation: null };
        const made = await invite(tx, actor, wanted, now);
        return { answer: made.token, audit: made.changes };
      });
      return answer;
    },
  };
  return {
    ...hub,
    async person(email, { roles = [], factor = false } = {}) {
      const one = hub.browser();
      const token = await hub.invite(email, roles);
      await one.form(`/zh/invite/${token}/`, { name: email.split('@')[0] ?? '', password, again: password });
      const { userId } = (await port.actorOf(new Headers({ cookie: one.cookie() }))) as { userId: string };
      return { email, browser: one, userId, ...(factor ? await enrol(hub, one) : { secret: '', backupCodes: [] }) };
    },
  };
}
