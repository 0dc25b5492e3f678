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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** Where a frozen ranking stands: a draft until its public notice begins. */
export type RankingState = 'draft' | 'notice' | 'final' | 'withdrawn';

/** A frozen ranking as stored. */
export interface RankingRow {
  readonly id: string;
  readonly model: string;
  readonly revision: number;
  /** First day of the month. */
  readonly month: string;
  readonly digest: string;
  readonly body: unknown;
  readonly created_at: Date;
  readonly state: RankingState;
  /** End of the public notice; null before it began. */
  readonly until: Date | null;
  /** Rankings of the same model and month that were frozen after it. */
  readonly newer: number;
}

/** Every ranking with its state, which its last step but annotations decides. */
function standing(): RawBuilder<unknown> {
  return sql`
    select r.*, coalesce(case e.kind when 'noticed' then 'notice' when 'finalised' then 'final' when 'withdrawn' then 'withdrawn' end,
        'draft') as state, n.until,
      (select count(*)::int from ranking o where o.model = r.model and o.month = r.month and o.id > r.id) as newer
    from ranking r
    left join lateral (select kind from ranking_event e where e.ranking_id = r.id and e.kind <> 'annotated'
      order by e.id desc limit 1) e on true
    left join lateral (select until from ranking_event e where e.ranking_id = r.id and e.kind = 'noticed'
      order by e.id desc limit 1) n on true`;
}

/** What stands for a month: the final ranking, else the one under notice, else the newest: no outdated draft takes the place of one that was withdrawn. */
const preferred = sql`month desc, array_position(array['final', 'notice'], state) nulls last, id desc`;

/** Rankings of a model, newest month first, one a month. */
export async function rankingsOf(db: Kysely<Database>, model: string): Promise<RankingRow[]> {
  const { rows } = await sql<RankingRow>`
    select distinct on (month) * from (${standing()}) s where model = ${model} order by ${preferred}`.execute(db);
  return rows;
}

/** The ranking of a month, or of the newest month when it is null; null when there is none. */
export async function findRanking(
  db: Kysely<Database>,
  model: string,
  month: Month | null,
): Promise<RankingRow | null> {
  const day = month === null ? null : `${month}-01`;
  const { rows } = await sql<RankingRow>`
    select * from (${standing()}) s where model = ${model} and (${day}::date is null or month = ${day}::date)
    order by ${preferred} limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Rankings whose digest begins so, at most two: enough to tell whether it names one. */
export async function rankingsByDigest(db: Kysely<Database>, prefix: string): Promise<RankingRow[]> {
  const { rows } = await sql<RankingRow>`
    select * from (${standing()}) s where starts_with(digest, ${prefix}) order by id limit 2`.execute(db);
  return rows;
}
