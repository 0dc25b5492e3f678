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
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { monthIndex } from './month-index.ts';
import { distinctFigures, metricRow, type SlotRow } from './slot.ts';

/** Which people, and what they did that counts. */
export interface Heads {
  /** Number of acts in a row of `actor_month`. */
  readonly acts: RawBuilder<unknown>;
  /** Condition on a row of `actor_month`. */
  readonly where?: RawBuilder<unknown>;
}

/** Query for (subject, month, key, n): people who did at least one such act in a month. */
function headMonths({ acts, where }: Heads): RawBuilder<unknown> {
  return sql`select subject, month, person as key, sum(${acts}) as n from actor_month
    where person is not null and ${acts} > 0 and ${where ?? sql`true`} group by subject, month, person`;
}

/** How many people there are in each window of 12 months. */
export function headFigures(session: Kysely<Database>, request: MetricRequest, heads: Heads): Promise<MetricRow[]> {
  return distinctFigures(session, request, headMonths(heads), [12]);
}

/** How much each of them did on the average, to three decimals; unknown when there is nobody. */
export async function perHeadFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  heads: Heads,
): Promise<MetricRow[]> {
  const { rows } = await sql<SlotRow>`
    with fact as (select f.*, lead(month) over (partition by subject, key order by month) as next from (${headMonths(heads)}) f),
    step as (
      select f.subject, e.month, sum(e.people) as people, sum(e.n) as n from fact f cross join lateral (values
        (f.month, 1, f.n), (least(f.month + 12, f.next), -1, 0), (f.month + 12, 0, -f.n)) e(month, people, n)
      where e.month <= ${monthIndex(request.last)}::int group by 1, 2
    ),
    running as (
      select subject, month, sum(sum(people)) over up_to as people, sum(sum(n)) over up_to as n
      from (select * from step union all select subject, month, 0, 0 from slot where span = 12) one
      group by subject, month window up_to as (partition by subject order by month)
    )
    select s.subject, s.span, s.month, s.gap, s.running, s.covered, null as basis,
      case when s.gap is null then round(r.n::numeric / nullif(r.people, 0), 3)::float8 end as value
    from slot s join running r using (subject, month) where s.span = 12 order by s.subject, s.month`.execute(session);
  return rows.map((row) => metricRow(row, ({ value }) => (value === null ? nobody : null)));
}

/** Why there is no average. */
export const nobody: Text = { zh: '这 12 个月里没有这样的人', en: 'Nobody of this kind in these 12 months' };

/** Who acts for a known organisation, as a condition on `actor_month`. */
export const employed = sql`organisation is not null and organisation <> '~'`;

/** {@link employed} in words, as cards quote it. */
export const employedRule: Text = {
  zh: '有单位 = 行为当时的单位已知；以个人身份行事的，以及单位不详的，都算没有已知单位；一年里两种情况都有的人两边都算。',
  en: 'With an organisation = the organisation at the time of the act is known; those who act on their own behalf and those of unknown affiliation are without one; who was both within the year counts on both sides.',
};
