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

/** A mail that this process may try to send until its lease is over. */
export interface ClaimedMail {
  readonly id: string;
  readonly address: string;
  readonly locale: 'zh' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly message_id: string;
  /** This one included. */
  readonly attempts: number;
  readonly created_at: Date;
}

/** Takes the next mail that is due; nobody else gets it before `leaseUntil`. Null = none is due. */
export async function claimMail(
  db: Kysely<Database>,
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<ClaimedMail | null> {
  const { rows } = await sql<ClaimedMail>`
    update mail set state = 'sending', attempts = attempts + 1, next_at = ${leaseUntil}
    where id = (select id from mail where state in ('waiting', 'sending') and next_at <= ${now}
      order by next_at, id limit 1 for update skip locked)
    returning id, address, locale, subject, body, message_id, attempts, created_at`.execute(db);
  return rows[0] ?? null;
}

/** How an attempt ended. */
export type MailEnd =
  | { readonly state: 'sent'; readonly at: Date }
  | { readonly state: 'waiting'; readonly nextAt: Date; readonly why: string }
  | { readonly state: 'refused'; readonly why: string };

/** Keeps how an attempt ended. */
export async function settleMail(db: Kysely<Database>, id: string, end: MailEnd): Promise<void> {
  await db
    .updateTable('mail')
    .set({
      state: end.state,
      last_error: end.state === 'sent' ? null : end.why,
      ...(end.state === 'sent' ? { sent_at: end.at } : {}),
      ...(end.state === 'waiting' ? { next_at: end.nextAt } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** What one person has not been mailed yet. */
export interface Unmailed {
  readonly recipient: string;
  readonly member: string | null;
  readonly address: string;
  readonly locale: 'zh' | 'en';
  /** Mails made for them since midnight (UTC). */
  readonly today: number;
  readonly items: readonly {
    readonly id: string;
    readonly text: { readonly zh: string; readonly en: string };
    readonly link: string;
  }[];
}

/** Notifications that wait for mail, by person, `most` of each; who has no address, or is suspended, is left out. */
export async function unmailed(
  tx: Kysely<Database>,
  { since, midnight, most }: { since: Date; midnight: Date; most: number },
): Promise<Unmailed[]> {
  const { rows } = await sql<Unmailed>`
    with held as (
      select n.* from notification n where n.to_mail and n.mail is null and n.at >= ${since} for update skip locked
    ), waiting as (
      select h.*, row_number() over (partition by h.recipient order by h.id) as place from held h
    )
    select w.recipient, w.member, coalesce(m.email, w.address) as address, coalesce(m.locale, w.locale) as locale,
      (select count(*)::int from mail l where l.created_at >= ${midnight}
        and (l.member = w.member or (w.member is null and l.address = w.address))) as today,
      json_agg(json_build_object('id', w.id::text, 'text', w.text, 'link', w.link) order by w.id) as items
    from waiting w left join member m on m.user_id = w.member
    where w.place <= ${most} and (w.member is null or (m.state = 'active' and m.email is not null))
    group by w.recipient, w.member, w.address, w.locale, m.email, m.locale
    order by w.recipient collate "C"`.execute(tx);
  return rows;
}

/** A mail to be sent. */
export interface NewMail {
  readonly member: string | null;
  readonly address: string;
  readonly locale: 'zh' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
  readonly at: Date;
  /** The notifications that it tells. */
  readonly notifications: readonly string[];
}

/** Puts a mail into the outbox and ties its notifications to it, so that nothing is told by two mails. */
export async function insertMail(tx: Kysely<Database>, mail: NewMail): Promise<void> {
  const { id } = await tx
    .insertInto('mail')
    .values({
      member: mail.member,
      address: mail.address,
      locale: mail.locale,
      subject: mail.subject,
      body: mail.body,
      message_id: mail.messageId,
      next_at: mail.at,
      created_at: mail.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('notification')
    .set({ mail: id })
    .where('id', 'in', [...mail.notifications])
    .execute();
}
