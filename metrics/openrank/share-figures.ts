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
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { monthIndex } from '../figures/month-index.ts';
import { metricRow, type SlotRow } from '../figures/slot.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { createParts, subjectOf } from './session-parts.ts';

const nothing: Text = {
  zh: '期内没有可计入社区 OpenRank 的行为',
  en: 'No acts in the period that count for the community OpenRank',
};

/** Own community values over all those of the projects with any of one's own in the span. */
export async function shareFigures(session: Kysely<Database>, request: MetricRequest): Promise<MetricRow[]> {
  await createParts(session, request);
  const placed = sql`cross join (values (1), (3), (12)) v(span)
    cross join lateral generate_series(greatest(f.month, ${monthIndex(request.first)}::int),
      least(f.month + v.span - 1, ${monthIndex(request.last)}::int)) g(month)`;
  const { rows } = await sql<SlotRow>`
    with own as (
      select ${subjectOf(request.scope, 'p')} as subject, p.project, p.month, sum(p.own) as own
      from openrank_part p where p.person <> 0 and p.own > 0 group by 1, 2, 3
    ),
    whole as (
      select project, month, sum(whole) as whole
      from (select distinct project, repository_id, month, whole from openrank_part where whole is not null) w group by 1, 2
    ),
    mine as (select f.subject, f.project, v.span, g.month, sum(f.own) as own from own f ${placed} group by 1, 2, 3, 4),
    theirs as (select f.project, v.span, g.month, sum(f.whole) as whole from whole f ${placed} group by 1, 2, 3),
    share as (
      select m.subject, m.span, m.month, sum(m.own) / sum(t.whole) as value
      from mine m join theirs t using (project, span, month) group by 1, 2, 3
    )
    select s.subject, s.span, s.month, s.gap, s.running, s.covered, case when s.gap is null then h.value::float8 end as value, null as basis
    from slot s left join share h using (subject, span, month) order by s.subject, s.span, s.month`.execute(session);
  return rows.map((row) => metricRow(row, ({ value }) => (value === null ? nothing : null)));
}
