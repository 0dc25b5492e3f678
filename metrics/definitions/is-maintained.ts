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
import { inLastMonths, lastDays, lastMonthsRule } from '../figures/last-months.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const isMaintained = defineMetric({
  id: 'is-maintained',
  name: { zh: '近期有提交的周占比', en: 'Share of recent weeks with commits' },
  description: {
    zh: '最近三个月里，多大比例的周有提交。',
    en: 'In which share of the weeks of the last three months there were commits.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `有提交的 ISO 周（周一起，UTC）个数 ÷（天数 ÷ 7），最多为 1，保留三位小数。${lastMonthsRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `ISO weeks (from Monday, UTC) with a commit ÷ (days ÷ 7), at most 1, to three decimals. ${lastMonthsRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select distinct subject, month, date_trunc('week', at) as week from acts where kind = 'commit'`,
      value: sql`round(least(1, count(distinct p.week) filter (where ${inLastMonths}) * 7 / ${lastDays}::numeric), 3)`,
    });
  },
});
