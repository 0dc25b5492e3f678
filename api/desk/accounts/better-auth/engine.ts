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

import type { Kysely } from 'kysely';
import type { Logger } from '#store/log.ts';
import { readSession, type SessionRow } from '#store/queries/desk/accounts.ts';
import type { Database } from '#store/schema.ts';
import { addressHeader } from '../client-address.ts';
import type { ProofOutcome } from '../port.ts';
import type { Provider } from '../providers.ts';
import type { Secret } from '../secrets.ts';
import { cookieValue, openSigned, sealSigned } from '../session-cookie.ts';
import { type Libraries, type Library, libraries } from './library.ts';
import { sessionSeconds } from './settings.ts';

/** What accounts are opened with. */
export interface AuthOptions {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly secrets: readonly [Secret, ...Secret[]];
  /** Asked with the first request: by then the port is known. */
  readonly origins: () => readonly string[];
  readonly providers: readonly Provider[];
  /** Makes a member of a user who signs in for the first time. */
  readonly joined: (userId: string) => Promise<void>;
}

/** Cookies of accounts; `provider` is ours, the others are the library's. */
export type CookieName = 'session_token' | 'two_factor' | 'provider';

/** The library with what our side of the door needs of it. */
export interface Engine {
  readonly options: AuthOptions;
  readonly libraries: () => Libraries;
  /** The token in the session cookie, when it is genuine. */
  readonly tokenOf: (headers: Headers) => string | null;
  readonly sessionRow: (headers: Headers) => Promise<SessionRow | null>;
  /** Name of a cookie of ours, with the prefix that goes with https. */
  readonly cookieName: (name: CookieName) => string;
  /** A `Set-Cookie` value; no value = the cookie goes. */
  readonly cookie: (name: CookieName, value: string | null, seconds: number) => string;
  readonly genuine: (headers: Headers, name: CookieName) => string | null;
}

/** Opens the library at the first need. */
export function createEngine(options: AuthOptions): Engine {
  const { db, secrets, now } = options;
  const secret = secrets[0].value;
  let made: Libraries | null = null;
  const isSecure = () => options.origins()[0]?.startsWith('https://') === true;
  const cookieName: Engine['cookieName'] = (name) => `${isSecure() ? '__Secure-' : ''}tongming.${name}`;
  const genuine: Engine['genuine'] = (headers, name) => {
    const raw = cookieValue(headers, cookieName(name));
    return raw === null ? null : openSigned(raw, secret);
  };
  const tokenOf = (headers: Headers) => genuine(headers, 'session_token');
  return {
    options,
    libraries: () => (made ??= libraries({ ...options, origins: options.origins() }, options.providers)),
    cookieName,
    cookie: (name, value, seconds) => {
      const held = value === null ? '; Max-Age=0' : `; Max-Age=${seconds}`;
      const sealed = value === null ? '' : sealSigned(value, secret);
      return `${cookieName(name)}=${sealed}${held}; Path=/; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`;
    },
    genuine,
    tokenOf,
    async sessionRow(headers) {
      const token = tokenOf(headers);
      return token === null ? null : readSession(db, token, now(), sessionSeconds);
    },
  };
}

/** Hands a request of our own making to the library; only what it needs of the visitor's headers goes along. */
export async function ask(
  engine: Engine,
  library: Library,
  path: string,
  headers: Headers,
  body: unknown,
): Promise<Response> {
  const base = engine.options.origins()[0] ?? 'http://localhost';
  const passed = new Headers({ 'content-type': 'application/json', origin: base });
  for (const name of ['cookie', 'user-agent', addressHeader]) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  const request = new Request(`${base}/api/auth${path}`, {
    method: 'POST',
    headers: passed,
    body: JSON.stringify(body),
  });
  return library.handler(request);
}

/** What the library's answer to a proof means for whoever gave it. */
export async function outcomeOf(response: Response): Promise<ProofOutcome> {
  if (response.status === 429) {
    const told = response.headers.get('retry-after') ?? response.headers.get('x-retry-after');
    return { kind: 'slow-down', seconds: Number(told) || 60 };
  }
  const cookies = response.headers.getSetCookie();
  if (response.status >= 500) throw new Error(`the sign-in library answered ${response.status}`);
  const answer = (await response.json().catch(() => null)) as Readonly<Record<string, unknown>> | null;
  if (response.ok) return { kind: answer?.['twoFactorRedirect'] === true ? 'second-factor' : 'done', cookies };
  return { kind: answer?.['code'] === 'INVALID_TWO_FACTOR_COOKIE' ? 'expired' : 'wrong' };
}
