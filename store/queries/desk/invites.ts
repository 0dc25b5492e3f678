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

import { type Kysely, sql } from 'kysely';
import type { Database } from '../../schema.ts';

/** What a link that was sent to somebody is for: an account, or a new password for one. */
export type InvitePurpose = 'join' | 'password';

/** An invitation; whoever has the token of its link may use it, once. */
export interface InviteRow {
  readonly id: string;
  readonly purpose: InvitePurpose;
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = sql<InviteRow>`
  id, purpose, email, name, roles, organisation, invited_by_name as "invitedBy", created_at as "createdAt",
  expires_at as "expiresAt"
`;
const standing = sql<boolean>`used_at is null and revoked_at is null`;

/** A new invitation; the token itself is not kept. */
export interface NewInvite {
  readonly tokenHash: Uint8Array;
  readonly purpose: InvitePurpose;
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly invitedBy: string;
  readonly invitedByName: string;
  readonly expiresAt: Date;
}

/** Adds an invitation; an earlier one for the same purpose and address is good for nothing any more. */
export async function insertInvite(db: Kysely<Database>, invite: NewInvite, now: Date): Promise<string> {
  await sql`
    update invite set revoked_at = ${now} where email = ${invite.email} and purpose = ${invite.purpose} and ${standing}
  `.execute(db);
  const { rows } = await sql<{ id: string }>`
    insert into invite (token_hash, purpose, email, name, roles, organisation, invited_by, invited_by_name, created_at, expires_at)
    values (${invite.tokenHash}, ${invite.purpose}, ${invite.email}, ${invite.name}, ${[...invite.roles]}::text[],
      ${invite.organisation}, ${invite.invitedBy}, ${invite.invitedByName}, ${now}, ${invite.expiresAt})
    returning id
  `.execute(db);
  return rows[0]?.id ?? '';
}

/** The invitation of a link that can still be used. */
export async function readInvite(db: Kysely<Database>, tokenHash: Uint8Array, now: Date): Promise<InviteRow | null> {
  const { rows } = await sql<InviteRow>`
    select ${columns} from invite where token_hash = ${tokenHash} and ${standing} and expires_at > ${now}
  `.execute(db);
  return rows[0] ?? null;
}

/** Uses an invitation up; null = it was used, revoked or is too old. Of two at once one gets it. */
export async function takeInvite(db: Kysely<Database>, tokenHash: Uint8Array, now: Date): Promise<InviteRow | null> {
  const { rows } = await sql<InviteRow>`
    update invite set used_at = ${now}
    where token_hash = ${tokenHash} and ${standing} and expires_at > ${now}
    returning ${columns}
  `.execute(db);
  return rows[0] ?? null;
}

/** Notes who used an invitation. */
export async function noteInviteUser(db: Kysely<Database>, id: string, userId: string): Promise<void> {
  await sql`update invite set used_by = ${userId} where id = ${id}`.execute(db);
}

/** Invitations that can still be used, the newest first. */
export async function listInvites(db: Kysely<Database>, now: Date): Promise<InviteRow[]> {
  const { rows } = await sql<InviteRow>`
    select ${columns} from invite where ${standing} and expires_at > ${now} order by created_at desc, id desc limit 500
  `.execute(db);
  return rows;
}

/** Takes an invitation back; null = it cannot be used anyway. */
export async function revokeInvite(db: Kysely<Database>, id: string, now: Date): Promise<InviteRow | null> {
  const { rows } = await sql<InviteRow>`
    update invite set revoked_at = ${now} where id::text = ${id} and ${standing} returning ${columns}
  `.execute(db);
  return rows[0] ?? null;
}
