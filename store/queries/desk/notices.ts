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

/** A public notice of a case. */
export interface NoticeRow {
  readonly id: string;
  readonly openedBy: string;
  readonly openedByName: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  /** `{ zh, en }`; null = the usual words. */
  readonly text: unknown;
  readonly state: 'open' | 'ended' | 'cancelled';
  readonly closedAt: Date | null;
  readonly version: number;
}

/** An objection to a notice; `contact` is for staff alone. */
export interface ObjectionRow {
  readonly id: string;
  readonly notice: string;
  readonly raisedBy: string;
  readonly name: string;
  readonly contact: string | null;
  readonly text: string;
  readonly raisedAt: Date;
  readonly outcome: 'upheld' | 'dismissed' | null;
  readonly answer: string | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
}

/** Notices of a case, the newest first. */
export async function noticesOf(db: Kysely<Database>, application: string): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.opened_by as "openedBy", coalesce(m.name, n.opened_by) as "openedByName", n.from_at as "fromAt",
      n.until_at as "untilAt", n.text, n.state, n.closed_at as "closedAt", n.version
    from public_notice n left join member m on m.user_id = n.opened_by
    where n.application = ${application} order by n.id desc
  `.execute(db);
  return rows;
}

/** Objections to all notices of a case, the oldest first. */
export async function objectionsOf(db: Kysely<Database>, application: string): Promise<ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`
    select o.id, o.notice, o.raised_by as "raisedBy", o.name, o.contact, o.text, o.raised_at as "raisedAt", o.outcome,
      o.answer, coalesce(m.name, o.answered_by) as "answeredByName", o.answered_at as "answeredAt", o.version
    from objection o join public_notice n on n.id = o.notice left join member m on m.user_id = o.answered_by
    where n.application = ${application} order by o.id
  `.execute(db);
  return rows;
}

/** A notice as it opens. */
export interface NewNotice {
  readonly application: string;
  readonly openedBy: string;
  readonly from: Date;
  readonly until: Date;
  readonly text: { readonly zh: string; readonly en: string } | null;
}

/** Opens a notice and returns its id. */
export async function insertNotice(tx: Kysely<Database>, notice: NewNotice): Promise<string> {
  const { id } = await tx
    .insertInto('public_notice')
    .values({
      application: notice.application,
      opened_by: notice.openedBy,
      from_at: notice.from,
      until_at: notice.until,
      text: notice.text === null ? null : JSON.stringify(notice.text),
      closed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Closes an open notice; false = it was closed before. */
export async function closeNotice(
  tx: Kysely<Database>,
  id: string,
  state: 'ended' | 'cancelled',
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('public_notice')
    .set((set) => ({ state, closed_at: at, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** An objection as it is raised. */
export interface NewObjection {
  readonly notice: string;
  readonly raisedBy: string;
  readonly name: string;
  readonly contact: string | null;
  readonly text: string;
  readonly at: Date;
}

/** Takes an objection and returns its id. */
export async function insertObjection(tx: Kysely<Database>, objection: NewObjection): Promise<string> {
  const { notice, raisedBy, name, contact, text, at } = objection;
  const { id } = await tx
    .insertInto('objection')
    .values({
      notice,
      raised_by: raisedBy,
      name,
      contact,
      text,
      raised_at: at,
      outcome: null,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers an objection that nobody answered; false = somebody did, or it is another by now. */
export async function answerObjection(
  tx: Kysely<Database>,
  id: string,
  answer: {
    readonly outcome: 'upheld' | 'dismissed';
    readonly text: string;
    readonly by: string;
    readonly at: Date;
    readonly version: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('objection')
    .set((set) => ({
      outcome: answer.outcome,
      answer: answer.text,
      answered_by: answer.by,
      answered_at: answer.at,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .where('version', '=', answer.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
