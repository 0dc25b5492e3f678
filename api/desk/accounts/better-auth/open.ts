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

import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { readPasswordHash } from '#store/queries/desk/accounts.ts';
import { type Actor, type StaffRole, visitor } from '../../actor.ts';
import { addressHeader } from '../client-address.ts';
import type { AuthPort } from '../port.ts';
import { answerAt, answerDoor, counted } from './answer.ts';
import { type AuthOptions, ask, createEngine, type Engine, outcomeOf } from './engine.ts';
import { beginSecondFactor, pendingSecondFactor } from './second-factor.ts';
import { sessionSeconds } from './settings.ts';

export type { AuthOptions } from './engine.ts';

async function actorOf(engine: Engine, headers: Headers): Promise<Actor> {
  const row = await engine.sessionRow(headers);
  if (row === null) return visitor;
  const { userId, name, organisation, strong, maintains } = row;
  const roles = row.roles as readonly StaffRole[];
  return { kind: 'member', id: `user:${userId}`, userId, name, roles, organisation, strong, holds: null, maintains };
}

function passwords(engine: Engine): Pick<AuthPort, 'signIn' | 'changePassword' | 'checkPassword' | 'hashPassword'> {
  const { db } = engine.options;
  return {
    signIn: async (headers, email, password) =>
      outcomeOf(await answerDoor(engine, headers, '/sign-in/email', { email, password })),
    async changePassword(headers, current, next) {
      const session = await engine.sessionRow(headers);
      if (session === null) return { kind: 'expired' };
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      return counted(engine, session.email, async () =>
        outcomeOf(await ask(engine, engine.libraries().own, '/change-password', headers, body)),
      );
    },
    checkPassword: ({ userId, email }, password) =>
      counted(engine, email, async () => {
        const hash = await readPasswordHash(db, userId);
        const right = hash !== null && (await verifyPassword({ hash, password }));
        return right ? { kind: 'done', cookies: [] } : { kind: 'wrong' };
      }),
    hashPassword: (password) => hashPassword(password),
  };
}

function elsewhere(engine: Engine): Pick<AuthPort, 'providers' | 'signInElsewhere'> {
  return {
    providers: engine.options.providers.map(({ id, name }) => ({ id, name })),
    async signInElsewhere(headers, provider, next, failed) {
      const library = engine.libraries().elsewhere();
      if (library === null) return { kind: 'wrong' };
      const body = { provider, callbackURL: next, errorCallbackURL: failed, disableRedirect: true };
      const response = await ask(engine, library, '/sign-in/social', headers, body);
      const outcome = await outcomeOf(response.clone());
      if (outcome.kind !== 'done') return outcome;
      const { url } = (await response.json()) as { readonly url: string };
      // The library would take the answer at another provider's address too.
      const bound = engine.cookie('provider', `${provider} ${new URL(url).searchParams.get('state') ?? ''}`, 300);
      return { kind: 'elsewhere', url, cookies: [...outcome.cookies, bound] };
    },
  };
}

function sessions(engine: Engine): Pick<AuthPort, 'startSession' | 'signOut' | 'cookieOf' | 'awaitsCode'> {
  const cookieOf = (token: string) => engine.cookie('session_token', token, sessionSeconds.absolute);
  return {
    cookieOf,
    awaitsCode: (headers) => engine.genuine(headers, 'two_factor') !== null,
    async startSession(userId, headers) {
      const { internalAdapter } = await engine.libraries().own.context;
      const { token } = await internalAdapter.createSession(userId, false, {
        ipAddress: headers.get(addressHeader) ?? '',
        userAgent: headers.get('user-agent') ?? '',
      });
      return cookieOf(token);
    },
    async signOut(headers) {
      const { internalAdapter } = await engine.libraries().own.context;
      const token = engine.tokenOf(headers);
      if (token !== null) await internalAdapter.deleteSession(token);
      return [engine.cookie('session_token', null, 0), engine.cookie('two_factor', null, 0)];
    },
  };
}

/** Opens accounts over the store. */
export function openAccounts(options: AuthOptions): AuthPort {
  const engine = createEngine(options);
  const { db } = options;
  return {
    origins: options.origins,
    handle: (request) => answerAt(engine, request),
    actorOf: (headers) => actorOf(engine, headers),
    async sessionOf(headers) {
      const row = await engine.sessionRow(headers);
      if (row === null) return null;
      const { id, userId, email, name, locale, strong, enrolled, hasPassword, since } = row;
      return { id, userId, email, name, locale, strong, enrolled, hasPassword, since };
    },
    ...passwords(engine),
    ...elsewhere(engine),
    ...sessions(engine),
    async proveSecondFactor(headers, code) {
      const bare = code.replaceAll(/\s/gu, '');
      const totp = /^\d{6}$/u.test(bare);
      const door = totp ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
      return outcomeOf(await answerDoor(engine, headers, door, { code: totp ? bare : bare.toLowerCase() }));
    },
    beginSecondFactor: async (userId) => void (await beginSecondFactor(db, engine.libraries().own, userId)),
    pendingSecondFactor: (session) => pendingSecondFactor(db, engine.libraries().own, session),
  };
}
