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

export const reviewDepth = defineMetric({
  id: 'review-depth',
  name: { zh: '评审深度', en: 'Review depth' },
  description: {
    zh: '期内新提的变更，平均每个得到多少次评审和对代码行的评论。',
    en: 'How many reviews and comments on lines of code a change opened in the period got on average.',
  },
  unit: { zh: '次', en: 'times' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新提变更得到的他人评审次数与代码行评论数之和 ÷ 这些变更的个数；没有新提变更时未知，任一项不明的变更不计。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Reviews plus comments on lines of code by humans other than its author ÷ number of changes opened in the period; unknown when none was opened, changes of which either is not known are left out. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-reviews/',
  chaoss: null,
  needs: ['changes', 'reviews', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, month, sum(reviews + review_comments) as part, count(reviews + review_comments) as whole, count(*) as every
        from items where kind = 'change' group by subject, month`,
      noneSuch.changesOpened,
    );
  },
});
