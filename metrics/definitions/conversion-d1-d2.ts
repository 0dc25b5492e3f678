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
import { peopleRule, talkingKinds } from '../figures/act-kinds.ts';
import { conversionRule, converted, explainConversion } from '../figures/conversion.ts';
import { monthRule } from '../figures/known.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const conversionD1D2 = defineMetric({
  id: 'conversion-d1-d2',
  name: { zh: 'D1→D2 转化率', en: 'Conversion D1 to D2' },
  description: {
    zh: '期内新到 D1 的人里，有多大比例在期末之前走到 D2。',
    en: 'Which share of those who came to step D1 in the period went on to D2 by its end.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `首次成为 D1 落在期内的人中，其后（含同时）到期末为止成为 D2 的人数占比；没有新到的人则未知。${conversionRule.zh}${peopleRule.zh}${monthRule.zh}。`,
    en: `Of the people whose first act of step D1 falls in the period, the share with an act of step D2 at or after it, by the end of the period; unknown when nobody came. ${conversionRule.en} ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-conversion-rate/',
  chaoss: 'Conversion Rate',
  needs: ['issues', 'comments', 'reviews', 'review-comments', 'changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: converted(request, talkingKinds, ['change-merged']),
      value: sql`coalesce(sum(p.people) filter (where p.turned <= s.month), 0)::float8 / nullif(sum(p.people), 0)`,
      explain: explainConversion,
    });
  },
});
