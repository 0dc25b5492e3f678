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

/** A date that everybody may know. */
export interface PublicDate {
  readonly what: 'notice' | 'ballot' | 'report';
  readonly id: string;
  /** Code of the application; null for reports. */
  readonly application: string | null;
  readonly project: string | null;
  /** Name of the project or case. */
  readonly zh: string;
  readonly en: string;
  /** An instant, or null where it is a day. */
  readonly at: Date | null;
  readonly on: string | null;
  readonly version: number;
  readonly changedAt: Date;
}

/** Ends of public notices, ends of votes on cases that are public, and days on which reports on listed projects are due. */
export async function publicDates(db: Kysely<Database>, since: Date): Promise<PublicDate[]> {
  const { rows } = await sql<PublicDate>`
    select d.*, coalesce(p.entry -> 'name' ->> 'zh', d.title, d.project) as zh,
      coalesce(p.entry -> 'name' ->> 'en', d.title, d.project) as en
    from (
      select 'notice' as what, n.id::text as id, a.code as application, a.project, a.title,
        n.until_at as at, null::date as "on", n.version, coalesce(n.closed_at, n.from_at) as "changedAt"
      from public_notice n join application a on a.id = n.application
      where n.state <> 'cancelled' and n.until_at >= ${since}
      union all
      select 'ballot', b.id::text, a.code, a.project, a.title, b.closes_at, null, b.version,
        coalesce(b.closed_at, b.opened_at)
      from ballot b join application a on a.id = b.application
      where b.state in ('carried', 'lost', 'no-quorum') and b.closes_at >= ${since}
        and (a.state in ('notice', 'accepted', 'declined') or a.decided_at is not null)
      union all
      select 'report', r.id::text, null, r.project, null, null, r.due_on, r.version, coalesce(r.edited_at, r.created_at)
      from mentor_report r join project l on l.slug = r.project and l.listed
      where r.due_on >= (${since}::timestamptz at time zone 'UTC')::date
    ) d left join project p on p.slug = d.project and p.listed
    order by coalesce(d.at, d."on"::timestamp at time zone 'UTC'), what, id collate "C"`.execute(db);
  return rows;
}

/** Who reads a calendar of their own. */
export interface CalendarReader {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly locale: 'zh' | 'en';
  /** Slugs of projects they mentor. */
  readonly mentors: readonly string[];
  /** Slugs of projects they maintain. */
  readonly maintains: readonly string[];
  /** Codes of their own applications. */
  readonly applications: readonly string[];
}

/** The member whose calendar a secret opens; null = nobody's, or of somebody who is suspended. */
export async function calendarReader(db: Kysely<Database>, tokenHash: Buffer): Promise<CalendarReader | null> {
  const { rows } = await sql<CalendarReader>`
    select m.user_id as "userId", m.roles, m.locale,
      array(select project from mentor where member = m.user_id and until is null order by 1) as mentors,
      array(select project from project_claim where member = m.user_id and state = 'proven' order by 1) as maintains,
      array(select code from application where applicant = m.user_id order by 1) as applications
    from calendar_feed f join member m on m.user_id = f.member
    where f.token_hash = ${tokenHash} and m.state = 'active'`.execute(db);
  return rows[0] ?? null;
}

/** When a member's address was made; null = there is none. */
export async function feedMadeAt(db: Kysely<Database>, member: string): Promise<Date | null> {
  const row = await db.selectFrom('calendar_feed').select('made_at').where('member', '=', member).executeTakeFirst();
  return row?.made_at ?? null;
}

/** Gives a member a new secret address; the one before opens nothing any more. */
export async function keepFeed(tx: Kysely<Database>, member: string, tokenHash: Buffer, now: Date): Promise<void> {
  const feed = { token_hash: tokenHash, made_at: now };
  await tx
    .insertInto('calendar_feed')
    .values({ member, ...feed })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(feed))
    .execute();
}

/** Takes it away; false = there was none. */
export async function removeFeed(tx: Kysely<Database>, member: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('calendar_feed').where('member', '=', member).executeTakeFirst();
  return numDeletedRows === 1n;
}
