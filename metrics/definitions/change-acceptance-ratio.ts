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
import { monthRule } from '../figures/known.ts';
import { itemRule, monthOfInstant, noneSuch, toldRatioFigures } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const changeAcceptanceRatio = defineMetric({
  id: 'change-acceptance-ratio',
  name: { zh: '变更采纳率', en: 'Change acceptance ratio' },
  description: {
    zh: '期内结束的变更里，多大比例被合并。',
    en: 'Which share of the changes that ended in the period was merged.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内最后一次关闭的变更中，合并的占比；没有时未知。CHAOSS 用合并与未合并之比 m:d，两者的关系是 m/(m+d)。${itemRule.zh}${monthRule.zh}。`,
    en: `Share of merged ones among the changes whose last closing lies in the period; unknown without any. CHAOSS writes merged : declined, m : d; this is m/(m+d). ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-acceptance-ratio/',
  chaoss: 'Change Request Acceptance Ratio',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, ${monthOfInstant(sql`closed_at`)} as month, count(*) filter (where merged_at is not null) as part,
          count(*) filter (where true) as whole, count(*) as every
        from items where kind = 'change' and closed_at is not null group by 1, 2`,
      noneSuch.changesClosed,
    );
  },
});
