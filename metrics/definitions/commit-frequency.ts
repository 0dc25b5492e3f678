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
import { daysIn } from '../month-index.ts';
import { figures, monthRule } from '../slot.ts';

export const commitFrequency = defineMetric({
  id: 'commit-frequency',
  name: { zh: '提交频率', en: 'Commit frequency' },
  description: {
    zh: '平均每周有多少次提交。',
    en: 'How many commits there are in an average week.',
  },
  unit: { zh: '次/周', en: 'commits per week' },
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内提交数 ÷（期内天数 ÷ 7），保留三位小数；项目不足 12 个月时天数仍按整个窗口算。${commitRule.zh}${monthRule.zh}。`,
    en: `Commits of the period ÷ (days of the period ÷ 7), to three decimals; the whole window counts for projects younger than 12 months too. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  chaoss: 'Code Changes Commits',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project'],
  periods: ['month', 'window12'],
  detailShape: null,
  async compute(session, request) {
    const rows = await figures(session, request, {
      facts: sql`select subject, month, sum(commits) as commits from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.commits), 0)`,
    });
    return rows.map((row) => {
      const weeks = daysIn(row.month, row.period === 'month' ? 1 : 12) / 7;
      return row.value === null ? row : { ...row, value: Math.round((row.value / weeks) * 1000) / 1000 };
    });
  },
});
