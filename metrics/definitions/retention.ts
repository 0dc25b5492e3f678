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

import { sql } from 'kysely';
import { commitRule } from '../contribution.ts';
import { defineMetric } from '../metric.ts';
import { monthIndex } from '../month-index.ts';
import { metricRow, monthRule, type SlotRow } from '../slot.ts';

export const retention = defineMetric({
  id: 'retention',
  name: { zh: '贡献者留存率', en: 'Contributor retention' },
  description: {
    zh: '前一年的贡献者里，有多大比例今年还在贡献。',
    en: 'Which share of the contributors of the year before still contributes.',
  },
  unit: { zh: '占比', en: 'share' },
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `前 12 个月的贡献者（作者或共同作者）中，在本 12 个月也有贡献的人数占比；前 12 个月没有贡献者时未知。${commitRule.zh}${monthRule.zh}。`,
    en: `Of the contributors (authors and co-authors) of the 12 months before the window, the share who contributed in the window; unknown when there were none. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-inactive-contributors/',
  chaoss: 'Inactive Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation'],
  periods: ['window12'],
  detailShape: null,
  async compute(session, request) {
    const { rows } = await sql<SlotRow>`
      with fact as materialized (select distinct subject, month, person from actor_month),
      seen as (
        select f.subject, g.slot_month, f.person, bool_or(g.slot_month - f.month < 12) as now,
          bool_or(g.slot_month - f.month >= 12) as earlier
        from fact f cross join lateral generate_series(greatest(f.month, ${monthIndex(request.first)}::int),
          least(f.month + 23, ${monthIndex(request.last)}::int)) g(slot_month)
        group by f.subject, g.slot_month, f.person
      ),
      kept as (
        select subject, slot_month, count(*) filter (where now)::float8 / count(*) as value
        from seen where earlier group by subject, slot_month
      )
      select s.subject, s.span, s.month, s.gap, case when s.gap is null then k.value end as value, null as basis
      from slot s left join kept k on k.subject = s.subject and k.slot_month = s.month
      where s.span = 12 order by s.subject, s.month`.execute(session);
    return rows.map((row) =>
      metricRow(row, ({ value }) =>
        value === null ? { zh: '前一个 12 个月没有贡献者', en: 'No contributors in the 12 months before' } : null,
      ),
    );
  },
});
