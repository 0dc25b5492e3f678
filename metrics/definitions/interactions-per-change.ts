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

export const interactionsPerChange = defineMetric({
  id: 'interactions-per-change',
  name: { zh: '变更平均互动次数', en: 'Interactions per change' },
  description: {
    zh: '期内新提的变更，平均每个得到别人多少次评论和评审。',
    en: 'How many comments and reviews by others a change opened in the period got on average.',
  },
  unit: { zh: '次', en: 'times' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新提变更得到的他人评论、评审、代码行评论数之和 ÷ 这些变更的个数；没有新提变更时未知，任一项不明的变更不计。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Comments, reviews and comments on lines of code by humans other than its author ÷ number of changes opened in the period; unknown when none was opened, changes of which one is not known are left out. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['changes', 'comments', 'reviews', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, month, sum(comments + reviews + review_comments) as part, count(comments + reviews + review_comments) as whole, count(*) as every
        from items where kind = 'change' group by subject, month`,
      noneSuch.changesOpened,
    );
  },
});
