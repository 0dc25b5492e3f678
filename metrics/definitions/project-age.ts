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

export const projectAge = defineMetric({
  id: 'project-age',
  name: { zh: '项目年龄', en: 'Project age' },
  description: {
    zh: '自首个提交以来过了多少个月。',
    en: 'How many months have passed since the first commit.',
  },
  unit: { zh: '月', en: 'months' },
  topic: 'activity',
  direction: 'none',
  revision: 2,
  formula: {
    zh: `自首个提交到窗口末尾的天数 ÷ 30，四舍五入到整月；尚未过完的月份算到采集当天（含）。${commitRule.zh}${monthRule.zh}。`,
    en: `Days from the first commit to the end of the window ÷ 30, rounded to whole months; of a month still running up to and including the day of the crawl. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/ossf/criticality_score/blob/ee6597b0/criticality_score/run.py',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  // Of a domain only two windows of acts are read, and it has no first commit of its own.
  scopes: ['repository', 'project'],
  periods: ['window12'],
  detailShape: null,
  compute(session) {
    return daysSince(
      session,
      sql`select subject, at from acts where kind = 'commit'`,
      'first',
      (days) => sql`round(${days} / 30)`,
      undefined,
    );
  },
});
