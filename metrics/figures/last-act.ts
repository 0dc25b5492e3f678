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
import type { Database } from '#store/schema.ts';
import type { MetricRow } from '../metric.ts';
import { type Figure, metricRow, type SlotRow } from './slot.ts';

/** Days from the first (or last) instant of `facts` (subject, at in UTC) up to each window's end to that end; of a running window, to the end of the day of the crawl. */
export async function daysSince(
  session: Kysely<Database>,
  facts: RawBuilder<unknown>,
  which: 'first' | 'last',
  value: (days: RawBuilder<unknown>) => RawBuilder<unknown>,
  explain: Figure['explain'],
): Promise<MetricRow[]> {
  const ending = sql`(make_date((s.month - s.span + 1) / 12, (s.month - s.span + 1) % 12 + 1, 1) + s.days)`;
  const found =
    which === 'first'
      ? sql`select min(f.at) as at from fact f where f.subject = s.subject and f.at < s.ending`
      : sql`select max(f.at) as at from fact f where f.subject = s.subject and f.at < s.ending`;
  const days = sql`(extract(epoch from s.ending::timestamp - one.at) / 86400)`;
  const { rows } = await sql<SlotRow>`
    with fact as materialized (
      select f.subject, ${which === 'first' ? sql`min(f.at)` : sql`max(f.at)`} as at from (${facts}) f
      group by f.subject, date_trunc('month', f.at)
    ),
    ended as materialized (select s.*, ${ending} as ending from slot s where s.span = 12)
    select s.subject, s.span, s.month, s.gap, s.running, s.covered,
      case when s.gap is null then (${value(days)})::float8 end as value, null as basis
    from ended s left join lateral (${found}) one on true order by s.subject, s.month`.execute(session);
  return rows.map((row) => metricRow(row, explain));
}
