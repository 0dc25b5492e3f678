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
import { uncountedRule } from '../figures/lines.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const linesPerWeek = defineMetric({
  id: 'lines-per-week',
  name: { zh: '每周代码行数', en: 'Lines changed per week' },
  description: {
    zh: '平均每周增删多少行代码。',
    en: 'How many lines are added and removed in an average week.',
  },
  unit: { zh: '行/周', en: 'lines per week' },
  topic: 'code',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内提交的增加行数与删除行数之和 ÷（天数 ÷ 7），保留三位小数。${uncountedRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Lines added plus lines removed by the commits of the period ÷ (days ÷ 7), to three decimals. ${uncountedRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: 'Code Changes Lines',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select subject, month, sum(additions + deletions) as lines from actor_month group by subject, month`,
      value: sql`round(coalesce(sum(p.lines), 0) * 7 / s.days, 3)`,
    });
  },
});
