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

import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from '../../schema.ts';
import type { HelpMessageTable } from '../../tables/help-message.ts';
import type { HelpRequestTable } from '../../tables/help-request.ts';

/** A request as it is stored. */
export type HelpRequestRow = Omit<Selectable<HelpRequestTable>, 'key_hash'>;
/** Something written in one. */
export type HelpMessageRow = Selectable<HelpMessageTable>;

/** Keeps a new request and returns its id. */
export async function insertHelpRequest(tx: Kysely<Database>, row: Insertable<HelpRequestTable>): Promise<string> {
  return (await tx.insertInto('help_request').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

const columns = [
  'id',
  'code',
  'asked_by',
  'name',
  'organisation',
  'contact',
  'topic',
  'project',
  'title',
  'question',
  'locale',
  'state',
  'priority',
  'assignee',
  'due_at',
  'answered_at',
  'closed_at',
  'version',
  'created_at',
  'updated_at',
] as const;

/** One request; null = none by that code. */
export async function readHelpRequest(db: Kysely<Database>, code: string): Promise<HelpRequestRow | null> {
  return (await db.selectFrom('help_request').select(columns).where('code', '=', code).executeTakeFirst()) ?? null;
}

/** Changes a request whose version is still the one given; null = it is another by now. */
export async function updateHelpRequest(
  tx: Kysely<Database>,
  id: string,
  version: number,
  change: Omit<Updateable<HelpRequestTable>, 'version'>,
): Promise<HelpRequestRow | null> {
  const row = await tx
    .updateTable('help_request')
    .set((set) => ({ ...change, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds something written and returns its id. */
export async function insertHelpMessage(tx: Kysely<Database>, row: Insertable<HelpMessageTable>): Promise<string> {
  return (await tx.insertInto('help_message').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** Everything written in a request, oldest first. */
export async function helpMessages(db: Kysely<Database>, id: string): Promise<HelpMessageRow[]> {
  return db.selectFrom('help_message').selectAll().where('request', '=', id).orderBy('id').limit(1000).execute();
}

/** Which requests are listed. */
export interface HelpFilter {
  readonly state?: string | undefined;
  readonly topic?: string | undefined;
  /** User id. */
  readonly assignee?: string | undefined;
  readonly askedBy?: string | undefined;
}

/** A request in a list, with the name of whoever has it. */
export type HelpListRow = HelpRequestRow & { readonly assignee_name: string | null };

/** Requests that match: what is due soonest first, then what waits for nobody, the newest first. */
export async function listHelpRequests(
  db: Kysely<Database>,
  { state, topic, assignee, askedBy }: HelpFilter,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<HelpListRow[]> {
  let query = db
    .selectFrom('help_request as h')
    .leftJoin('member as m', 'm.user_id', 'h.assignee')
    .select(columns.map((column) => `h.${column}` as const))
    .select('m.name as assignee_name');
  if (state !== undefined) query = query.where(sql<boolean>`h.state = ${state}`);
  if (topic !== undefined) query = query.where(sql<boolean>`h.topic = ${topic}`);
  if (assignee !== undefined) query = query.where('h.assignee', '=', assignee);
  if (askedBy !== undefined) query = query.where('h.asked_by', '=', askedBy);
  return query
    .orderBy('h.due_at', (order) => order.asc().nullsLast())
    .orderBy('h.id', 'desc')
    .offset(skip)
    .limit(limit)
    .execute();
}
