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

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../schema.ts';

/** A live session with whoever it belongs to. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'zh' | 'en';
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly strong: boolean;
  readonly enrolled: boolean;
  readonly hasPassword: boolean;
  readonly since: Date;
  /** Slugs of projects with a proven claim. */
  readonly maintains: readonly string[];
}

/** How long sessions live, in seconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
}

/** The session of a token unless it has ended, lain idle, or its user may not come in; using it is noted every few minutes. */
export async function readSession(
  db: Kysely<Database>,
  token: string,
  now: Date,
  { idle, absolute }: SessionLimits,
): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    with found as (
      select s.id, s.user_id, s.created_at, s.updated_at, s.second_factor_at,
        u.email, u.name, coalesce(u.two_factor_enabled, false) as enrolled
      from auth_session s join auth_user u on u.id = s.user_id
      where s.token = ${token} and s.expires_at > ${now}
        and s.created_at > ${now}::timestamptz - make_interval(secs => ${absolute})
        and s.updated_at > ${now}::timestamptz - make_interval(secs => ${idle})
        and not coalesce(u.banned, false)
    ), noted as (
      update auth_session set updated_at = ${now}
      where id in (select id from found where updated_at < ${now}::timestamptz - interval '5 minutes')
    )
    select found.id, found.user_id as "userId", found.email, coalesce(m.name, found.name) as name,
      coalesce(m.locale, 'zh') as locale, coalesce(m.roles, '{}') as roles, m.organisation,
      found.second_factor_at is not null as strong, found.enrolled, found.created_at as since,
      exists (select from auth_account a where a.user_id = found.user_id and a.provider_id = 'credential') as "hasPassword",
      array(
        select c.project from project_claim c
        where c.member = found.user_id and c.state = 'proven' order by c.project collate "C"
      ) as maintains
    from found left join member m on m.user_id = found.user_id
    where coalesce(m.state, 'active') = 'active'
  `.execute(db);
  return rows[0] ?? null;
}

/** Marks a code as used by its owner; false = it was used within the last minutes, and may not be again. */
export async function useSecondFactorCode(
  db: Kysely<Database>,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const hash = createHash('sha256').update(code.trim()).digest();
  const { rows } = await sql`
    insert into auth_used_code as c (user_id, code_hash, used_at) values (${userId}, ${hash}, ${now})
    on conflict (user_id, code_hash) do update set used_at = excluded.used_at
      where c.used_at < excluded.used_at - interval '5 minutes'
    returning 1
  `.execute(db);
  return rows.length === 1;
}

/** A user whom an invitation lets in: an account with a password, whose address counts as checked by whoever invited. */
export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** Makes the user and the account; both or neither when called in a transaction. */
export async function insertUser(db: Kysely<Database>, user: NewUser, now: Date): Promise<void> {
  await sql`
    insert into auth_user (id, name, email, email_verified, created_at, updated_at)
    values (${user.id}, ${user.name}, ${user.email}, true, ${now}, ${now})
  `.execute(db);
  await sql`
    insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
    values (${user.id}, ${user.id}, 'credential', ${user.id}, ${user.passwordHash}, ${now}, ${now})
  `.execute(db);
}

/** The user of an address, as it was invited or signed up with. */
export async function findUserId(db: Kysely<Database>, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from auth_user where email = ${email}`.execute(db);
  return rows[0]?.id ?? null;
}

/** The hash of a user's password; null = the account has none. */
export async function readPasswordHash(db: Kysely<Database>, userId: string): Promise<string | null> {
  const { rows } = await sql<{ password: string | null }>`
    select password from auth_account where user_id = ${userId} and provider_id = 'credential'
  `.execute(db);
  return rows[0]?.password ?? null;
}

/** Sets the password of an account that has one, or gives it one; true = there was one before. */
export async function writePasswordHash(db: Kysely<Database>, userId: string, hash: string, now: Date): Promise<void> {
  await sql`
    insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
    values (${userId}, ${userId}, 'credential', ${userId}, ${hash}, ${now}, ${now})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at
  `.execute(db);
}

/** Ends all sessions of a user, or all but one; returns how many. */
export async function endSessions(db: Kysely<Database>, userId: string, but: string | null = null): Promise<number> {
  const { rows } = await sql`
    delete from auth_session where user_id = ${userId} and id is distinct from ${but} returning 1
  `.execute(db);
  return rows.length;
}

/** Whether somebody may sign in. */
export async function setBanned(db: Kysely<Database>, userId: string, banned: boolean): Promise<void> {
  await sql`update auth_user set banned = ${banned} where id = ${userId}`.execute(db);
}

/** Forgets the second factor of a user; true = there was one. */
export async function removeSecondFactor(db: Kysely<Database>, userId: string): Promise<boolean> {
  const { rows } = await sql`delete from auth_two_factor where user_id = ${userId} returning 1`.execute(db);
  await sql`update auth_user set two_factor_enabled = false where id = ${userId}`.execute(db);
  return rows.length > 0;
}

/** What is kept of a second factor, encrypted. */
export interface SecondFactorRow {
  readonly secret: string;
  readonly backupCodes: string;
}

/** Puts a new second factor in the place of one that was never proven; false = a proven one is there. */
export async function beginSecondFactorRow(
  db: Kysely<Database>,
  id: string,
  userId: string,
  row: SecondFactorRow,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select from auth_user where id = ${userId} for update`.execute(tx);
    const proven = await sql`select from auth_two_factor where user_id = ${userId} and verified`.execute(tx);
    if (proven.rows.length > 0) return false;
    await sql`delete from auth_two_factor where user_id = ${userId}`.execute(tx);
    await sql`
      insert into auth_two_factor (id, secret, backup_codes, user_id, verified)
      values (${id}, ${row.secret}, ${row.backupCodes}, ${userId}, false)
    `.execute(tx);
    return true;
  });
}

/** The second factor that waits for its first code. */
export async function readPendingSecondFactor(db: Kysely<Database>, userId: string): Promise<SecondFactorRow | null> {
  const { rows } = await sql<SecondFactorRow>`
    select secret, backup_codes as "backupCodes" from auth_two_factor where user_id = ${userId} and not verified
  `.execute(db);
  return rows[0] ?? null;
}

/** A session as its owner sees it in the list. */
export interface SessionLine {
  readonly id: string;
  readonly since: Date;
  readonly used: Date;
  readonly address: string | null;
  readonly agent: string | null;
  readonly strong: boolean;
}

/** Live sessions of a user, the newest first. */
export async function listSessions(
  db: Kysely<Database>,
  userId: string,
  now: Date,
  { idle }: SessionLimits,
): Promise<SessionLine[]> {
  const { rows } = await sql<SessionLine>`
    select id, created_at as since, updated_at as used, ip_address as address, user_agent as agent,
      second_factor_at is not null as strong
    from auth_session
    where user_id = ${userId} and expires_at > ${now}
      and updated_at > ${now}::timestamptz - make_interval(secs => ${idle})
    order by created_at desc, id
  `.execute(db);
  return rows;
}

/** Ends one session of a user; false = it is not theirs, or has ended. */
export async function endSession(db: Kysely<Database>, userId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from auth_session where user_id = ${userId} and id = ${id} returning 1`.execute(db);
  return rows.length === 1;
}

/** Forgets what is over: sessions, sign-ins under way, counts of tries and used codes; returns how many sessions. */
export async function sweepAccounts(db: Kysely<Database>, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with sessions as (delete from auth_session where expires_at <= ${now} returning 1),
      verifications as (delete from auth_verification where expires_at <= ${now}),
      tries as (delete from auth_throttle where greatest(at, until) < ${now}::timestamptz - interval '1 day'),
      codes as (delete from auth_used_code where used_at < ${now}::timestamptz - interval '1 day'),
      counts as (
        delete from auth_rate_limit
        where last_request < extract(epoch from ${now}::timestamptz - interval '1 day') * 1000
      )
    select count(*)::int as n from sessions
  `.execute(db);
  return rows[0]?.n ?? 0;
}
