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
import { itemRule, noneSuch, sofarRule, toldRatioFigures } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const reviewsPerChange = defineMetric({
  id: 'reviews-per-change',
  name: { zh: '变更平均评审次数', en: 'Reviews per change' },
  description: {
    zh: '期内新提的变更，平均每个得到多少次别人的评审。',
    en: 'How many reviews by others a change opened in the period got on average.',
  },
  unit: { zh: '次', en: 'times' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新提变更得到的他人评审次数之和 ÷ 这些变更的个数；没有新提变更时未知，评审情况不明的变更不计。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Reviews by humans other than its author of the changes opened in the period ÷ number of those changes; unknown when none was opened, changes whose reviews are not known are left out. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-reviews/',
  chaoss: 'Change Request Reviews',
  needs: ['changes', 'reviews'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, month, sum(reviews) as part, count(reviews) as whole, count(*) as every
        from items where kind = 'change' group by subject, month`,
      noneSuch.changesOpened,
    );
  },
});
