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

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Store } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import { catalogue } from '../catalogue.ts';
import type { Problem } from '../client.ts';
import { testApp } from '../testing.ts';
import { type Actor, type StaffRole, visitor } from './actor.ts';
import type { DeskParts } from './answer.ts';
import type { DeskContext } from './context.ts';
import { noJobs } from './jobs.ts';

/** Origin that tests send changes from. */
export const ownOrigin = 'http://hub.test';

/** An answer of the desk's API; `body` is the JSON, or null when it is none. */
export interface Told<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Headers;
}

/** A desk over a test database, without passwords: who asks is said outright. */
export interface TestDesk {
  readonly app: OpenAPIHono;
  readonly context: DeskContext;
  readonly parts: DeskParts;
  /** Sends a request as somebody; a fresh idempotency key unless told. */
  ask<Body = Problem>(
    actor: Actor,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Told<Body>>;
}

/** Whoever is somebody has a cookie, for which the gate is patient. */
const signedIn = { cookie: 'tongming.session_token=said-outright' };

/** Makes a desk whose clock stands still at `now` (or goes as the function says). */
export function testDesk(store: Store, settings: { readonly now?: () => Date } & Partial<DeskContext> = {}): TestDesk {
  const { now = () => new Date('2026-11-22T08:00:00Z'), ...more } = settings;
  const actors = new Map<string, Actor>();
  const context: DeskContext = {
    db: store.db,
    catalogue,
    log: silent,
    now,
    jobs: noJobs,
    files: join(mkdtempSync(join(tmpdir(), 'tongming-desk-')), 'files'),
    baseUrl: ownOrigin,
    changed: () => undefined,
    ...more,
  };
  const parts: DeskParts = {
    context,
    who: { actorOf: async (headers) => actors.get(headers.get('x-test-actor') ?? '') ?? visitor },
    origins: [ownOrigin],
  };
  const app = testApp(store, { desk: parts, now });
  return {
    app,
    context,
    parts,
    async ask<Body>(
      actor: Actor,
      method: string,
      path: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Told<Body>> {
      const name = randomUUID();
      actors.set(name, actor);
      const sent = body === undefined ? {} : { 'content-type': 'application/json' };
      const changing =
        method.toUpperCase() === 'GET' ? {} : { origin: ownOrigin, 'idempotency-key': randomUUID(), ...sent };
      const response = await app.request(`/api/v1/desk${path}`, {
        method: method.toUpperCase(),
        headers: { 'x-test-actor': name, ...(actor.kind === 'visitor' ? {} : signedIn), ...changing, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      actors.delete(name);
      const json = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
      const text = await response.text();
      return {
        status: response.status,
        body: (json ? JSON.parse(text) : null) as Body,
        text,
        headers: response.headers,
      };
    },
  };
}

/** A member with these roles, in the database and as an actor whose session passed a second factor. */
export async function testMember(
  store: Store,
  {
    roles = [],
    organisation = null,
    name = '',
  }: { roles?: readonly StaffRole[]; organisation?: string | null; name?: string },
): Promise<Actor & { readonly userId: string }> {
  const userId = randomBytes(8).toString('hex');
  const shown = name === '' ? `member ${userId.slice(0, 4)}` : name;
  await store.db
    .insertInto('member')
    .values({ user_id: userId, name: shown, email: `${userId}@example.org`, roles: [...roles], organisation })
    .execute();
  return { ...visitor, kind: 'member', id: `user:${userId}`, userId, name: shown, roles, organisation, strong: true };
}

/** Whoever opened the tracking link of an application. */
export function testHolder(code: string): Actor {
  return { ...visitor, kind: 'holder', id: `link:${code}`, name: 'applicant', holds: code };
}

/** A code as applications have them. */
export function testCode(): string {
  return [...randomBytes(12)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
}
