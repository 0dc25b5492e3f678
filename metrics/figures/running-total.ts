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
import type { MetricRequest, MetricRow } from '../metric.ts';
import { monthIndex } from './month-index.ts';
import { type Figure, metricRow, type SlotRow } from './slot.ts';

/**
 * Figures of how many there are at the end of each span: `steps` gives (subject, month, change), what came and went in
 * a month, from the beginning on.
 */
export async function runningFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  steps: RawBuilder<unknown>,
  spans: readonly number[] = [1, 3, 12],
  explain?: Figure['explain'],
): Promise<MetricRow[]> {
  const { rows } = await sql<SlotRow>`
    with step as (select subject, month, sum(change) as change from (${steps}) one
      where month <= ${monthIndex(request.last)}::int group by 1, 2),
    running as (
      select subject, month, sum(sum(change)) over (partition by subject order by month) as value
      from (select * from step union all select distinct subject, month, 0 from slot) one group by subject, month
    )
    select s.subject, s.span, s.month, s.gap, s.running, s.covered, case when s.gap is null then r.value::float8 end as value, null as basis
    from slot s join running r using (subject, month) where s.span = any(${[...spans]}::int[])
    order by s.subject, s.span, s.month`.execute(session);
  return rows.map((row) => metricRow(row, explain));
}

/**
 * Query for (subject, month, change): +1 when a key enters a window of `width` months, −1 when it leaves. `facts` gives
 * (subject, month, key) without repeats.
 */
export function windowSteps(facts: RawBuilder<unknown>, width: number): RawBuilder<unknown> {
  return sql`select w.subject, e.month, e.change
    from (select f.*, lead(month) over (partition by subject, key order by month) as next from (${facts}) f) w
    cross join lateral (values (w.month, 1), (least(w.month + ${width}::int, w.next), -1)) e(month, change)`;
}
