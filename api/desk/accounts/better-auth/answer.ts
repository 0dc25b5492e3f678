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

import { randomBytes } from 'node:crypto';
import { endSession, readSession } from '#store/queries/desk/accounts.ts';
import { forgetTries, takeFromBudget, takeTry } from '#store/queries/desk/throttle.ts';
import type { ProofOutcome } from '../port.ts';
import { ask, type Engine, outcomeOf } from './engine.ts';
import { type Door, knock } from './gate.ts';
import type { Library } from './library.ts';
import { sessionSeconds } from './settings.ts';

/** Password checks of everybody together in a minute: what the processor can bear. Who is signed in needs none. */
const budget = { most: 300, seconds: 60 };

function doorOf(email: string): string {
  return `password of ${email.trim().toLowerCase()}`;
}

/** Counts a try of an account's password before it is looked at, so that a thousand at once are not a thousand tries. */
export async function counted(
  engine: Engine,
  email: string,
  check: () => Promise<ProofOutcome>,
): Promise<ProofOutcome> {
  const { db, now } = engine.options;
  const wait = (await takeTry(db, doorOf(email), now())) || (await takeFromBudget(db, 'all passwords', now(), budget));
  if (wait > 0) return { kind: 'slow-down', seconds: wait };
  const outcome = await check();
  if (outcome.kind === 'done' || outcome.kind === 'second-factor') await forgetTries(db, doorOf(email));
  return outcome;
}

function json(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ code }, { status, headers: { 'cache-control': 'private, no-store', ...headers } });
}

function slowDown(seconds: number): Response {
  return json(429, 'SLOW_DOWN', { 'retry-after': String(seconds) });
}

/** A session that has lain idle is none, for the library too. */
async function freshHeaders(engine: Engine, headers: Headers): Promise<{ headers: Headers; enrolled: boolean }> {
  const row = await engine.sessionRow(headers);
  if (row !== null || engine.tokenOf(headers) === null) return { headers, enrolled: row?.enrolled ?? false };
  const kept = new Headers(headers);
  const name = engine.cookieName('session_token');
  const others = (headers.get('cookie') ?? '').split(';').filter((pair) => !pair.trim().startsWith(`${name}=`));
  kept.set('cookie', others.join(';'));
  return { headers: kept, enrolled: false };
}

/** Answers at one of the open doors, with the rules that the library has not. */
export async function answerDoor(
  engine: Engine,
  given: Headers,
  door: Door,
  body: Readonly<Record<string, string>>,
): Promise<Response> {
  const { own } = engine.libraries();
  if (door === '/sign-out') return ask(engine, own, door, given, {});
  const { headers, enrolled } = await freshHeaders(engine, given);
  if (door !== '/sign-in/email') {
    // With a session in hand a code would be tried without the limits of a sign-in: that is for setting up only.
    return enrolled ? json(403, 'ALREADY_SIGNED_IN') : ask(engine, own, door, headers, body);
  }
  let answer: Response | null = null;
  const outcome = await counted(engine, body['email'] ?? '', async () => {
    answer = await ask(engine, own, door, headers, body);
    return outcomeOf(answer.clone());
  });
  return answer ?? slowDown(outcome.kind === 'slow-down' ? outcome.seconds : 60);
}

/** A platform vouched for somebody who has a second factor: the session waits until that is proven too. */
async function askForCode(engine: Engine, library: Library, response: Response): Promise<Response> {
  const name = engine.cookieName('session_token');
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  const token = engine.tokenOf(new Headers({ cookie: line?.split(';')[0] ?? '' }));
  const { db, now } = engine.options;
  const session = token === null ? null : await readSession(db, token, now(), sessionSeconds);
  if (token === null || session?.enrolled !== true) return response;
  await endSession(db, session.userId, session.id);
  const { internalAdapter } = await library.context;
  const identifier = `2fa-${randomBytes(20).toString('hex')}`;
  const expiresAt = new Date(now().getTime() + 300_000);
  await internalAdapter.createVerificationValue({ value: session.userId, identifier, expiresAt });
  await internalAdapter.createVerificationValue({ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt });
  const headers = new Headers(response.headers);
  headers.delete('set-cookie');
  for (const cookie of response.headers.getSetCookie()) if (cookie !== line) headers.append('set-cookie', cookie);
  headers.append('set-cookie', engine.cookie('two_factor', identifier, 300));
  return new Response(null, { status: response.status, headers });
}

/** An answer counts at the address of the provider that was asked, in the browser that asked. */
function isExpected(engine: Engine, { headers, url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  const provider = pathname.slice(pathname.lastIndexOf('/') + 1);
  return engine.genuine(headers, 'provider') === `${provider} ${searchParams.get('state') ?? ''}`;
}

async function answerCallback(engine: Engine, request: Request): Promise<Response> {
  const library = engine.libraries().elsewhere();
  if (library === null) return json(404, 'NOT_FOUND');
  const base = engine.options.origins()[0] ?? '';
  if (!isExpected(engine, request)) return Response.redirect(`${base}/zh/sign-in/?problem=provider`, 302);
  const { pathname, search } = new URL(request.url);
  const response = await library.handler(new Request(`${base}${pathname}${search}`, { headers: request.headers }));
  return askForCode(engine, library, response);
}

/** Answers `/api/auth/**`. */
export async function answerAt(engine: Engine, request: Request): Promise<Response> {
  const visit = await knock(request, engine.options.origins());
  if (visit.kind === 'refused') return visit.response;
  if (visit.kind === 'post') return answerDoor(engine, request.headers, visit.door, visit.body);
  return answerCallback(engine, request);
}
