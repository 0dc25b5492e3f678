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
import type { Store } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import { type Actor, type StaffRole, visitor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { type AuthOptions, openAccounts } from './better-auth/open.ts';
import { joinMember } from './join.ts';
import type { AuthPort } from './port.ts';

/** Accounts over a test database with secrets that everybody knows. */
export function testAccounts(context: DeskContext, settings: Partial<AuthOptions> = {}): AuthPort {
  return openAccounts({
    db: context.db,
    log: silent,
    now: () => new Date(),
    secrets: [{ version: 1, value: 'only-for-tests-0123456789-abcdefghij' }],
    origins: () => [context.baseUrl],
    providers: [],
    joined: (userId) => joinMember(context, userId),
    ...settings,
  });
}

/** Somebody with a session. */
export interface SignedIn {
  readonly userId: string;
  readonly actor: Actor;
  /** For the `Cookie` header. */
  readonly cookie: string;
}

/** A fresh member with a session whose cookie is genuine; quick, because no password is made. */
export async function signedIn(
  store: Pick<Store, 'sql'>,
  port: Pick<AuthPort, 'cookieOf'>,
  who: {
    readonly roles?: readonly StaffRole[];
    readonly name?: string;
    readonly organisation?: string | null;
    readonly strong?: boolean;
  } = {},
): Promise<SignedIn> {
  const { roles = [], organisation = null, strong = true } = who;
  const userId = randomBytes(8).toString('hex');
  const name = who.name ?? `member ${userId.slice(0, 4)}`;
  const email = `${userId}@example.org`;
  const token = randomBytes(16).toString('hex');
  const expires = new Date(Date.now() + 12 * 3_600_000);
  await store.sql`
    with person as (
      insert into auth_user (id, name, email, email_verified, two_factor_enabled)
      values (${userId}, ${name}, ${email}, true, ${strong}) returning id
    )
    insert into auth_session (id, token, user_id, expires_at, second_factor_at)
    select ${userId}, ${token}, id, ${expires}, ${strong ? new Date() : null} from person
  `;
  await store.sql`
    insert into member (user_id, name, email, roles, organisation)
    values (${userId}, ${name}, ${email}, ${[...roles]}, ${organisation})
  `;
  const actor: Actor = { ...visitor, kind: 'member', id: `user:${userId}`, userId, name, roles, organisation, strong };
  return { userId, actor, cookie: port.cookieOf(token).split(';')[0] ?? '' };
}
