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

import type { Locale } from '../../locale.ts';
import type { Actor } from '../actor.ts';

/** What a session says of itself to its own holder. */
export interface SessionFacts {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  /** Passed a second factor. */
  readonly strong: boolean;
  /** A second factor is set up for the account. */
  readonly enrolled: boolean;
  /** The account has a password; accounts of a platform have none. */
  readonly hasPassword: boolean;
  /** When somebody signed in: twelve hours later it ends, whatever happens. */
  readonly since: Date;
}

/** A sign-in provider as shown on a button. */
export interface ProviderName {
  readonly id: string;
  readonly name: string;
}

/** How a try to prove who one is went; `cookies` are `Set-Cookie` lines to pass on. */
export type ProofOutcome =
  | { readonly kind: 'done'; readonly cookies: readonly string[] }
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  | { readonly kind: 'elsewhere'; readonly url: string; readonly cookies: readonly string[] }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'foreign-origin' }
  | { readonly kind: 'slow-down'; readonly seconds: number };

/** A second factor that is being set up: shown until its first code was entered. */
export interface PendingFactor {
  /** `otpauth:` address, for the QR code. */
  readonly uri: string;
  /** The same secret for typing. */
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

/** Everything the hub asks of the sign-in library; nothing else knows which one it is. */
export interface AuthPort {
  readonly providers: readonly ProviderName[];
  /** Addresses that pages may be served from and forms may come from; the first is the canonical one. */
  readonly origins: () => readonly string[];
  /** Answers `/api/auth/**`: only what is on the list there, anything else is not found. */
  handle(request: Request): Promise<Response>;
  /** Who a request comes from, in one statement; the visitor when nobody is signed in. */
  actorOf(headers: Headers): Promise<Actor>;
  /** The session itself, for the account's own pages. */
  sessionOf(headers: Headers): Promise<SessionFacts | null>;
  /** Whether a password was right and a code is awaited. */
  awaitsCode(headers: Headers): boolean;
  signIn(headers: Headers, email: string, password: string): Promise<ProofOutcome>;
  signInElsewhere(headers: Headers, provider: string, next: string, failed: string): Promise<ProofOutcome>;
  /** A code of the authenticator, or one of the backup codes: ends a sign-in, or the setting up of a second factor. */
  proveSecondFactor(headers: Headers, code: string): Promise<ProofOutcome>;
  signOut(headers: Headers): Promise<readonly string[]>;
  changePassword(headers: Headers, current: string, next: string): Promise<ProofOutcome>;
  /** Whether this is the account's password; tries are counted like those of a sign-in. */
  checkPassword(session: SessionFacts, password: string): Promise<ProofOutcome>;
  hashPassword(password: string): Promise<string>;
  /** Starts a session of a user who has just proven who they are in another way; returns its cookie. */
  startSession(userId: string, headers: Headers): Promise<string>;
  /** Makes a new secret and backup codes; whatever was half set up before is gone. */
  beginSecondFactor(userId: string): Promise<void>;
  pendingSecondFactor(session: Pick<SessionFacts, 'userId' | 'email' | 'name'>): Promise<PendingFactor | null>;
  /** The cookie line of a session that exists. */
  cookieOf(token: string): string;
}
