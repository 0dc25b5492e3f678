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
import type { Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** A frozen ranking as stored. */
export interface RankingRow {
  readonly model: string;
  readonly revision: number;
  /** First day of the month. */
  readonly month: string;
  readonly digest: string;
  readonly body: unknown;
  readonly created_at: Date;
}

/** Rankings of a model, newest month first; where a month was corrected, its newest. */
export async function rankingsOf(db: Kysely<Database>, model: string): Promise<RankingRow[]> {
  const { rows } = await sql<RankingRow>`
    select distinct on (month) model, revision, month, digest, body, created_at from ranking
    where model = ${model} order by month desc, id desc`.execute(db);
  return rows;
}

/** The ranking of a month, or the newest month's when it is null; null when there is none. */
export async function findRanking(
  db: Kysely<Database>,
  model: string,
  month: Month | null,
): Promise<RankingRow | null> {
  let query = db
    .selectFrom('ranking')
    .select(['model', 'revision', 'month', 'digest', 'body', 'created_at'])
    .where('model', '=', model);
  if (month !== null) query = query.where('month', '=', `${month}-01`);
  const row = await query.orderBy('month', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ?? null;
}
