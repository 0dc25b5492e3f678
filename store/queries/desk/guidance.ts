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

import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../../schema.ts';
import type { GuidanceTable } from '../../tables/guidance.ts';

/** Guidance as it is stored, with names of who worked on it and the code of the request that it came of. */
export type GuidanceRow = Selectable<GuidanceTable> & {
  readonly proposed_name: string | null;
  readonly settled_name: string | null;
  readonly code: string | null;
};

function rows(db: Kysely<Database>) {
  return db
    .selectFrom('guidance as g')
    .leftJoin('help_request as h', 'h.id', 'g.request')
    .leftJoin('member as p', (join) => join.on(sql<boolean>`'user:' || p.user_id = g.proposed_by`))
    .leftJoin('member as s', (join) => join.on(sql<boolean>`'user:' || s.user_id = g.settled_by`))
    .selectAll('g')
    .select(['p.name as proposed_name', 's.name as settled_name', 'h.code']);
}

/** Keeps a proposal and returns its id. */
export async function insertGuidance(tx: Kysely<Database>, row: Insertable<GuidanceTable>): Promise<string> {
  return (await tx.insertInto('guidance').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** One piece of guidance; null = none by that id. */
export async function readGuidance(db: Kysely<Database>, id: string): Promise<GuidanceRow | null> {
  return (await rows(db).where('g.id', '=', id).executeTakeFirst()) ?? null;
}

/** All guidance for the desk: what waits for a second person first, then the newest. */
export async function listGuidance(
  db: Kysely<Database>,
  request: string | null,
  limit: number,
): Promise<GuidanceRow[]> {
  return rows(db)
    .where(request === null ? sql<boolean>`true` : sql<boolean>`g.request = ${request}`)
    .orderBy(sql`g.state <> 'proposed'`)
    .orderBy('g.id', 'desc')
    .limit(limit)
    .execute();
}

/** Settles guidance whose version and state are still those given; false = they are others by now. */
export async function settleGuidance(
  tx: Kysely<Database>,
  { id, version, from }: { readonly id: string; readonly version: number; readonly from: GuidanceRow['state'] },
  change: {
    readonly state: GuidanceRow['state'];
    readonly settled_by: string;
    readonly reason: string | null;
    readonly published_at?: Date;
    readonly withdrawn_at?: Date;
    readonly updated_at: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('guidance')
    .set((set) => ({ ...change, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Guidance that everybody may read, the newest first. */
export async function publishedGuidance(
  db: Kysely<Database>,
  topic: string | null,
  limit: number,
): Promise<Selectable<GuidanceTable>[]> {
  return db
    .selectFrom('guidance')
    .selectAll()
    .where('state', '=', 'published')
    .where(topic === null ? sql<boolean>`true` : sql<boolean>`topic = ${topic}`)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
