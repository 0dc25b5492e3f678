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

/** A member as administrators see one. */
export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly state: 'active' | 'suspended';
  readonly version: number;
  readonly since: Date;
  /** A second factor is set up. */
  readonly enrolled: boolean;
  /** Sessions that have not ended. */
  readonly sessions: number;
  readonly hasPassword: boolean;
  readonly locale: 'zh' | 'en';
}

const columns = sql<MemberRow>`
  m.user_id as "userId", m.name, m.email, m.roles, m.organisation, m.state, m.version, m.created_at as since, m.locale,
  exists (select from auth_account a where a.user_id = m.user_id and a.provider_id = 'credential') as "hasPassword",
  coalesce(u.two_factor_enabled, false) as enrolled,
  (select count(*)::int from auth_session s where s.user_id = m.user_id and s.expires_at > now()) as sessions
`;

/** Makes a member of a user who is none yet; null = was one before. */
export async function ensureMember(
  db: Kysely<Database>,
  userId: string,
  now: Date,
): Promise<{ readonly name: string } | null> {
  const { rows } = await sql<{ name: string }>`
    insert into member (user_id, name, email, created_at)
    select id, name, case when email like '%.invalid' then contact_email else email end, ${now}
    from auth_user where id = ${userId}
    on conflict (user_id) do nothing
    returning name
  `.execute(db);
  return rows[0] ?? null;
}

/** Whom an invitation brings in. */
export interface NewMember {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly locale: 'zh' | 'en';
}

/** Makes a member with the roles of the invitation. */
export async function insertMember(db: Kysely<Database>, member: NewMember, now: Date): Promise<void> {
  await db
    .insertInto('member')
    .values({
      user_id: member.userId,
      name: member.name,
      email: member.email,
      roles: [...member.roles],
      organisation: member.organisation,
      locale: member.locale,
      created_at: now,
    })
    .execute();
}

/** All members, staff first, then by name. */
export async function listMembers(db: Kysely<Database>, most: number): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from member m left join auth_user u on u.id = m.user_id
    order by cardinality(m.roles) = 0, m.name collate "C", m.user_id limit ${most}
  `.execute(db);
  return rows;
}

/** One member; null = none by that id. */
export async function readMember(db: Kysely<Database>, userId: string): Promise<MemberRow | null> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from member m left join auth_user u on u.id = m.user_id where m.user_id = ${userId}
  `.execute(db);
  return rows[0] ?? null;
}

/** The member with an address: as signed in with, or as mail goes to. */
export async function findMember(db: Kysely<Database>, email: string): Promise<MemberRow | null> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from member m left join auth_user u on u.id = m.user_id
    where u.email = ${email} order by m.user_id limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * Ids of the administrators who may act, held until the transaction ends: whoever else changes one of them waits, and
 * then sees what is left.
 */
export async function holdAdministrators(tx: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select user_id from member where 'administrator' = any(roles) and state = 'active' order by user_id for update
  `.execute(tx);
  return rows.map(({ user_id }) => user_id);
}

/** How many administrators may act; null = the database is older than accounts. */
export async function countAdministrators(db: Kysely<Database>): Promise<number | null> {
  const there = await sql<{ there: boolean }>`select to_regclass('member') is not null as there`.execute(db);
  if (there.rows[0]?.there !== true) return null;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from member where 'administrator' = any(roles) and state = 'active'
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** What of a member is changed; what is not named stays. */
export interface MemberChange {
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly organisation?: string | null;
  readonly state?: 'active' | 'suspended';
  readonly locale?: 'zh' | 'en';
}

/** Changes a member whose version is still the one given; false = it is another by now. */
export async function updateMember(
  db: Kysely<Database>,
  userId: string,
  version: number,
  change: MemberChange,
): Promise<boolean> {
  const { roles, ...others } = change;
  const { numUpdatedRows } = await db
    .updateTable('member')
    .set((set) => ({
      ...others,
      ...(roles === undefined ? {} : { roles: [...roles] }),
      version: set('version', '+', 1),
    }))
    .where('user_id', '=', userId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
