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
import { daysSince } from '../figures/last-act.ts';
import { commitRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const monthsSinceUpdate = defineMetric({
  id: 'months-since-update',
  name: { zh: '距上次提交的月数', en: 'Months since the last commit' },
  description: {
    zh: '最近一次提交离窗口末尾多久。',
    en: 'How long before the end of the window the last commit was made.',
  },
  unit: { zh: '月', en: 'months' },
  topic: 'activity',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `自窗口末尾之前最后一次提交到窗口末尾的天数 ÷ 30，保留两位小数，不限于 12 个月；尚未过完的月份算到采集当天（含）。${commitRule.zh}${monthRule.zh}。`,
    en: `Days from the last commit before the end of the window to that end ÷ 30, to two decimals, also beyond 12 months; of a month still running up to and including the day of the crawl. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/ossf/criticality_score/blob/ee6597b0/criticality_score/run.py',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session) {
    return daysSince(
      session,
      sql`select subject, at from acts where kind = 'commit'`,
      'last',
      (days) => sql`round(${days}::numeric / 30, 2)`,
      undefined,
    );
  },
});
