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

/** A notification before it is known whom it goes to. */
export interface NewNotification {
  readonly to: {
    readonly members?: readonly string[];
    readonly roles?: readonly string[];
    readonly maintainersOf?: string;
    readonly mentorsOf?: string;
    readonly applicantOf?: string;
    readonly address?: { readonly email: string; readonly locale: 'zh' | 'en' };
  };
  readonly except: string | null;
  readonly kind: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** JSON of `{ zh, en }`. */
  readonly text: string;
  readonly link: string;
  readonly dedupe: string | null;
  readonly at: Date | null;
}

/** Writes one row for each person; who was told under this key before is left out. Returns how many rows there are. */
export async function insertNotifications(tx: Kysely<Database>, told: NewNotification): Promise<number> {
  const { to, except, kind, object, text, link, dedupe } = told;
  const { rows } = await sql<{ id: string }>`
    with moment as (select coalesce(${told.at}::timestamptz, now()) as at),
    applicant as (
      select applicant, applicant_email, form from application where code = ${to.applicantOf ?? null}::text
    ),
    named as (
      select m.user_id from member m
      where m.state = 'active' and m.user_id is distinct from ${except}::text and (
        m.user_id = any(${[...(to.members ?? [])]}::text[])
        or m.roles && ${[...(to.roles ?? [])]}::text[]
        or m.user_id in (select applicant from applicant)
        or exists (select from project_claim c where c.member = m.user_id and c.state = 'proven'
          and c.project = ${to.maintainersOf ?? null}::text)
        or exists (select from mentor t where t.member = m.user_id and t.project = ${to.mentorsOf ?? null}::text
          and t.until is null))
    ),
    people as (
      select n.user_id as member, null as address, null as locale,
        coalesce((select p.mail from notification_preference p where p.member = n.user_id and p.kind = ${kind}), true)
          as to_mail
      from named n
      union all
      select distinct null, a.address, a.locale, true from (
        select ${to.address?.email ?? null}::text as address, ${to.address?.locale ?? 'zh'}::text as locale
        union all
        select applicant_email, case when form ->> 'locale' = 'en' then 'en' else 'zh' end
        from applicant where applicant is null
      ) a where a.address is not null
    )
    insert into notification
      (member, address, locale, kind, object_kind, object_id, text, link, at, dedupe, to_mail)
    select p.member, p.address, p.locale, ${kind}, ${object.kind}, ${object.id}, ${text}::json, ${link}, moment.at,
      coalesce(${dedupe}::text, gen_random_uuid()::text), p.to_mail
    from people p, moment
    on conflict (recipient, dedupe) do nothing
    returning id
  `.execute(tx);
  return rows.length;
}

/** A notification as its member reads it. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly link: string;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** Notifications of a member before an id, newest first. */
export async function notificationsOf(
  db: Kysely<Database>,
  { member, before, unread, limit }: { member: string; before: string | null; unread: boolean; limit: number },
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select id, kind, text, link, at, read_at as "readAt" from notification
    where member = ${member} and (${before}::bigint is null or id < ${before}::bigint)
      and (not ${unread} or read_at is null)
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

/** How many a member has not read. */
export async function countUnread(db: Kysely<Database>, member: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notification where member = ${member} and read_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Marks a member's own as read, one or (null) all up to an id; returns how many were not. */
export async function markRead(
  tx: Kysely<Database>,
  { member, id, upTo, now }: { member: string; id: string | null; upTo: string | null; now: Date },
): Promise<number> {
  let query = tx
    .updateTable('notification')
    .set({ read_at: now })
    .where('member', '=', member)
    .where('read_at', 'is', null);
  if (id !== null) query = query.where('id', '=', id);
  if (upTo !== null) query = query.where('id', '<=', upTo);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Kinds that a member gets no mail for. */
export async function unmailedKinds(db: Kysely<Database>, member: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notification_preference')
    .select('kind')
    .where('member', '=', member)
    .where('mail', '=', false)
    .execute();
  return rows.map(({ kind }) => kind);
}

/** Keeps for which kinds a member wants mail. */
export async function keepPreferences(
  tx: Kysely<Database>,
  member: string,
  kinds: readonly { readonly kind: string; readonly mail: boolean }[],
): Promise<void> {
  await tx
    .insertInto('notification_preference')
    .values(kinds.map(({ kind, mail }) => ({ member, kind, mail })))
    .onConflict((conflict) =>
      conflict.columns(['member', 'kind']).doUpdateSet((set) => ({ mail: set.ref('excluded.mail') })),
    )
    .execute();
}
