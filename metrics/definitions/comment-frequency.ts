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

export const commentFrequency = defineMetric({
  id: 'comment-frequency',
  name: { zh: '议题平均评论数', en: 'Comments per issue' },
  description: {
    zh: '期内新开的议题，平均每个得到多少条别人的评论。',
    en: 'How many comments by others an issue opened in the period got on average.',
  },
  unit: { zh: '次', en: 'times' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新开议题得到的他人评论数之和 ÷ 这些议题的个数；没有新开议题时未知，评论情况不明的议题不计。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Comments by humans other than its author on the issues opened in the period ÷ number of those issues; unknown when none was opened, issues whose comments are not known are left out. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['issues', 'comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, month, sum(comments) as part, count(comments) as whole, count(*) as every
        from items where kind = 'issue' group by subject, month`,
      noneSuch.issuesOpened,
    );
  },
});
