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

export const reviewRatio = defineMetric({
  id: 'review-ratio',
  name: { zh: '变更评审率', en: 'Review ratio' },
  description: {
    zh: '期内新提的变更里，多大比例有别人评审过。',
    en: 'Which share of the changes opened in the period somebody else reviewed.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新提的变更中，作者以外至少一人评审过（含对代码行的评论）的占比；评审情况不明的不计，没有新提变更时未知。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Share of the changes opened in the period that at least one human other than the author reviewed or commented on line by line; those whose reviews are not known are left out, unknown when none was opened. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['changes', 'reviews'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, month, count(*) filter (where reviewers > 0) as part, count(reviewers) as whole, count(*) as every
        from items where kind = 'change' group by subject, month`,
      noneSuch.changesOpened,
    );
  },
});
