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

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../../schema.ts';
import type { WaiverTable } from '../../tables/waiver.ts';

/** A waiver with the names of who proposed and settled it. */
export interface WaiverRow {
  readonly id: string;
  readonly criterion: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day that it holds. */
  readonly expiresOn: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly state: Selectable<WaiverTable>['state'];
  readonly settledBy: string | null;
  readonly settledByName: string | null;
  readonly settledAt: Date | null;
  readonly settleReason: string | null;
  readonly version: number;
}

/** All waivers of a case, the oldest first. */
export async function waiversOf(db: Kysely<Database>, application: string): Promise<WaiverRow[]> {
  const { rows } = await sql<WaiverRow>`
    select w.id, w.criterion, w.reason, to_char(w.expires_on, 'YYYY-MM-DD') as "expiresOn",
      w.proposed_by as "proposedBy", coalesce(p.name, w.proposed_by) as "proposedByName", w.proposed_at as "proposedAt",
      w.state, w.settled_by as "settledBy", coalesce(s.name, w.settled_by) as "settledByName",
      w.settled_at as "settledAt", w.settle_reason as "settleReason", w.version
    from waiver w left join member p on p.user_id = w.proposed_by left join member s on s.user_id = w.settled_by
    where w.application = ${application} order by w.id
  `.execute(db);
  return rows;
}

/** A waiver as it is proposed. */
export interface NewWaiver {
  readonly application: string;
  readonly criterion: string;
  readonly reason: string;
  readonly expiresOn: string;
  readonly proposedBy: string;
  readonly at: Date;
}

/** Proposes a waiver and returns its id; null = one stands for this item already. */
export async function insertWaiver(tx: Kysely<Database>, waiver: NewWaiver): Promise<string | null> {
  const row = await tx
    .insertInto('waiver')
    .values({
      application: waiver.application,
      criterion: waiver.criterion,
      reason: waiver.reason,
      expires_on: waiver.expiresOn,
      proposed_by: waiver.proposedBy,
      proposed_at: waiver.at,
      settled_by: null,
      settled_at: null,
      settle_reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** How a waiver is settled. */
export interface Settling {
  readonly state: 'confirmed' | 'refused' | 'withdrawn';
  readonly from: readonly ('proposed' | 'confirmed')[];
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly version: number;
}

/** Settles a waiver; false = it is another by now. */
export async function settleWaiver(tx: Kysely<Database>, id: string, settling: Settling): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('waiver')
    .set((set) => ({
      state: settling.state,
      settled_by: settling.by,
      settled_at: settling.at,
      settle_reason: settling.reason,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', [...settling.from])
    .where('version', '=', settling.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes waivers that no longer hold out of the way of new ones; returns which. */
export function retireExpired(
  tx: Kysely<Database>,
  application: string,
  today: string,
): Promise<{ readonly id: string; readonly criterion: string }[]> {
  return tx
    .updateTable('waiver')
    .set((set) => ({ state: 'withdrawn' as const, settle_reason: 'expired', version: set('version', '+', 1) }))
    .where('application', '=', application)
    .where('state', 'in', ['proposed', 'confirmed'])
    .where('expires_on', '<', today)
    .returning(['id', 'criterion'])
    .execute();
}

/** A waiver that a project was let through with, and that is running out. */
export interface ExpiringWaiver {
  readonly id: string;
  readonly application: string;
  readonly project: string;
  readonly criterion: string;
  readonly reason: string;
  readonly expiresOn: string;
}

/** Confirmed waivers of accepted cases that end on a day or before; the newest case of each project and item counts. */
export async function expiringWaivers(db: Kysely<Database>, until: string): Promise<ExpiringWaiver[]> {
  const { rows } = await sql<ExpiringWaiver>`
    select id, application, project, criterion, reason, to_char(expires_on, 'YYYY-MM-DD') as "expiresOn" from (
      select distinct on (a.project, w.criterion) w.id, a.code as application, a.project, w.criterion, w.reason, w.expires_on
      from waiver w join application a on a.id = w.application
      where a.state = 'accepted' and w.state = 'confirmed' and a.project is not null
      order by a.project, w.criterion, w.id desc) newest
    where expires_on <= ${until}::date order by expires_on, project collate "C", criterion
  `.execute(db);
  return rows;
}
