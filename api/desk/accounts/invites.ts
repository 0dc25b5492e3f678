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

import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { endSessions, findUserId, insertUser, writePasswordHash } from '#store/queries/desk/accounts.ts';
import {
  type InvitePurpose,
  type InviteRow,
  insertInvite,
  noteInviteUser,
  revokeInvite,
  takeInvite,
} from '#store/queries/desk/invites.ts';
import { insertMember, readMember, updateMember } from '#store/queries/desk/members.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Locale } from '../../locale.ts';
import { type Actor, type StaffRole, visitor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { type Change, type Decision, decide, notNow } from '../decide.ts';

/** Hours that a link is good for. */
const inviteHours = 72;

/** Whom to invite, to what. */
export interface Invitation {
  readonly purpose: InvitePurpose;
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly StaffRole[];
  readonly organisation: string | null;
}

/** An invitation that was made; the token is told once. */
export interface Invited {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly changes: readonly [Change];
}

/** What of a token is kept. */
export function tokenHash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

function facts({ purpose, email, name, roles, organisation }: Invitation | InviteRow): object {
  return { purpose, email, name, roles, organisation };
}

/** Makes an invitation within a decision. */
export async function invite(tx: Kysely<Database>, actor: Actor, wanted: Invitation, now: Date): Promise<Invited> {
  const email = wanted.email.trim().toLowerCase();
  const known = await findUserId(tx, email);
  if (wanted.purpose === 'join' && known !== null) {
    throw notNow(
      `${email} 已有账号：请直接授予角色，或为其发送重设密码的链接。`,
      `${email} has an account: grant it roles, or send a link for a new password.`,
    );
  }
  if (wanted.purpose === 'password' && known === null) {
    throw notNow(`没有用 ${email} 登录的账号。`, `No account signs in with ${email}.`);
  }
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now.getTime() + inviteHours * 3_600_000);
  const id = await insertInvite(
    tx,
    { ...wanted, email, tokenHash: tokenHash(token), expiresAt, invitedBy: actor.id, invitedByName: actor.name },
    now,
  );
  const after = { ...facts({ ...wanted, email }), expiresAt };
  const change = { action: 'invite.make', object: { kind: 'invite', id }, before: null, after, reason: null };
  return { id, token, expiresAt, changes: [change] };
}

/** Takes an invitation back within a decision. */
export async function withdrawInvite(tx: Kysely<Database>, id: string, now: Date): Promise<readonly [Change]> {
  const row = await revokeInvite(tx, id, now);
  if (row === null)
    throw notNow('这份邀请已被使用、撤回或过期。', 'This invitation was used, withdrawn or has expired.');
  return [{ action: 'invite.revoke', object: { kind: 'invite', id }, before: facts(row), after: null, reason: null }];
}

/** A link that is good for nothing: never told apart whether it was used, withdrawn, too old or made up. */
function goneInvite(): ApiError {
  return new ApiError('not-found', {
    zh: '这个链接已失效：可能已被使用、撤回或过了期限。请向邀请您的人要一个新的。',
    en: 'This link is no longer good: it was used, withdrawn or is too old. Ask whoever invited you for a new one.',
  });
}

/** What somebody fills in who follows the link. */
export interface Acceptance {
  readonly token: string;
  /** Their own name; not asked when only a password is set. */
  readonly name: string;
  readonly passwordHash: string;
  readonly locale: Locale;
}

async function join(tx: Kysely<Database>, row: InviteRow, acceptance: Acceptance, userId: string, now: Date) {
  const { name, passwordHash, locale } = acceptance;
  if ((await findUserId(tx, row.email)) !== null) throw goneInvite();
  await insertUser(tx, { id: userId, name, email: row.email, passwordHash }, now);
  const { email, roles, organisation } = row;
  await insertMember(tx, { userId, name, email, roles, organisation, locale }, now);
  return { name, roles, organisation, invite: row.id };
}

/** Who used a link. */
export interface Accepted {
  readonly userId: string;
  readonly purpose: InvitePurpose;
}

async function use(
  tx: Kysely<Database>,
  acceptance: Acceptance,
  fresh: string,
  now: Date,
): Promise<Decision<Accepted>> {
  const row = await takeInvite(tx, tokenHash(acceptance.token), now);
  if (row === null) throw goneInvite();
  if (row.purpose === 'join') {
    const after = await join(tx, row, acceptance, fresh, now);
    await noteInviteUser(tx, row.id, fresh);
    const object = { kind: 'member', id: fresh };
    return {
      answer: { userId: fresh, purpose: 'join' },
      audit: [{ action: 'member.join', object, before: null, after, reason: null }],
    };
  }
  const userId = await findUserId(tx, row.email);
  if (userId === null) throw goneInvite();
  await writePasswordHash(tx, userId, acceptance.passwordHash, now);
  const after = { invite: row.id, sessionsEnded: await endSessions(tx, userId) };
  await noteInviteUser(tx, row.id, userId);
  const object = { kind: 'member', id: userId };
  return {
    answer: { userId, purpose: 'password' },
    audit: [{ action: 'member.set-password', object, before: null, after, reason: null }],
  };
}

/** Uses the link: makes the account with what the invitation grants, or sets the password; returns whose it is. */
export async function acceptInvite(context: DeskContext, acceptance: Acceptance): Promise<Accepted> {
  const fresh = randomBytes(16).toString('hex');
  const actor: Actor = { ...visitor, kind: 'member', id: `user:${fresh}`, userId: fresh, name: acceptance.name };
  const act = { actor, action: 'invite.accept', request: null };
  const { answer } = await decide<Accepted>(context, act, (tx, now) => use(tx, acceptance, fresh, now));
  return answer;
}

/** Uses the link for the account that is signed in: it gets the roles besides those it has, and stays signed in here only. */
export async function acceptInviteAs(
  context: DeskContext,
  actor: Actor,
  token: string,
  session: string | null,
): Promise<void> {
  await decide(context, { actor, action: 'invite.accept', request: null }, async (tx, now) => {
    const row = await takeInvite(tx, tokenHash(token), now);
    const member = actor.userId === null ? null : await readMember(tx, actor.userId);
    if (row === null || member === null || row.purpose !== 'join') throw goneInvite();
    const roles = [...new Set([...member.roles, ...row.roles])].sort();
    const organisation = member.organisation ?? row.organisation;
    await updateMember(tx, member.userId, member.version, { roles, organisation });
    // As with any change of roles: what was signed in elsewhere proves itself anew.
    const sessionsEnded = await endSessions(tx, member.userId, session);
    await noteInviteUser(tx, row.id, member.userId);
    const before = { roles: member.roles, organisation: member.organisation };
    const after = { roles, organisation, invite: row.id, sessionsEnded };
    const object = { kind: 'member', id: member.userId };
    return { answer: null, audit: [{ action: 'member.roles', object, before, after, reason: null }] };
  });
}
