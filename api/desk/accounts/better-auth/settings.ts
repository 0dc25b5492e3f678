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

import type { BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import { admin, twoFactor } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { Logger } from '#store/log.ts';
import { useSecondFactorCode } from '#store/queries/desk/accounts.ts';
import type { Database } from '#store/schema.ts';
import { addressHeader } from '../client-address.ts';
import type { Secret } from '../secrets.ts';
import { adminNames, names, twoFactorNames } from './names.ts';

/** How long a session lasts in all, in seconds, and how long it may lie idle. */
export const sessionSeconds = { absolute: 12 * 3600, idle: 8 * 3600 } as const;
/** Characters a password may have. */
export const passwordLength = { least: 12, most: 128 } as const;

/** What the settings are made from. */
export interface SettingsParts {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  readonly secrets: readonly [Secret, ...Secret[]];
  /** Origins that are trusted, the canonical one first. */
  readonly origins: readonly string[];
  /** Called before a session is kept: whoever signs in for the first time becomes a member. */
  readonly joined: (userId: string) => Promise<void>;
}

type Hooks = NonNullable<BetterAuthOptions['databaseHooks']>;

/** Nothing is asked of a platform later on, so what it gave for asking is not kept. */
const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

/** What the library has no setting for: a code counts once, and a session knows that it passed a second factor. */
function hooks({ db, joined }: SettingsParts): Hooks {
  return {
    account: {
      create: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
    },
    session: {
      create: {
        async before(session, endpoint) {
          const now = new Date();
          await joined(session.userId);
          const path = endpoint?.path ?? '';
          if (path === '/two-factor/verify-totp') {
            const body = endpoint?.body as { readonly code?: unknown } | undefined;
            if (!(await useSecondFactorCode(db, session.userId, String(body?.code), now))) {
              throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'This code was used before.' });
            }
          }
          const kept = path === '/change-password' ? endpoint?.context.session?.session['secondFactorAt'] : null;
          const proven = path === '/two-factor/verify-totp' || path === '/two-factor/verify-backup-code';
          return { data: { ...session, secondFactorAt: proven ? now : (kept ?? null) } };
        },
      },
    },
  };
}

/** Sign-in tries of one address: a handful at once, never many. */
const tries = { window: 60, max: 10 };

function rateLimit() {
  return {
    ...names.rateLimit,
    enabled: true,
    storage: 'database' as const,
    window: 10,
    max: 100,
    customRules: {
      '/sign-in/email': tries,
      '/two-factor/verify-totp': tries,
      '/two-factor/verify-backup-code': tries,
      '/change-password': tries,
      '/sign-in/social': { window: 60, max: 20 },
    },
  };
}

function plugins() {
  return [
    admin({ schema: adminNames }),
    twoFactor({
      issuer: 'Tongming',
      twoFactorCookieMaxAge: 300,
      schema: twoFactorNames,
      accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
    }),
  ];
}

/** Every setting of the sign-in library, nothing left to what it guesses from the environment. */
export function settings(parts: SettingsParts) {
  const { db, log, secrets, origins } = parts;
  const [base = 'http://localhost'] = origins;
  return {
    appName: 'Tongming',
    baseURL: base,
    basePath: '/api/auth',
    secrets: [...secrets],
    trustedOrigins: [...origins],
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...args) => log.warn(`sign-in: ${message}`, { args: args.map(String) }),
    },
    user: {
      ...names.user,
      additionalFields: {
        contactEmail: { type: 'string', required: false, returned: false, fieldName: 'contact_email' },
      },
    },
    session: {
      ...names.session,
      expiresIn: sessionSeconds.absolute,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        secondFactorAt: { type: 'date', required: false, input: false, fieldName: 'second_factor_at' },
      },
    },
    account: { ...names.account, encryptOAuthTokens: true, accountLinking: { enabled: false } },
    verification: names.verification,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
    },
    rateLimit: rateLimit(),
    databaseHooks: hooks(parts),
    advanced: {
      cookiePrefix: 'tongming',
      useSecureCookies: base.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 64 },
      // Said in words: in a test run the library would otherwise leave both checks out.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { validateSchema: false },
    },
    plugins: plugins(),
  } satisfies BetterAuthOptions;
}
