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
import { distributionFigures } from '../figures/distribution.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule, monthOfInstant, noneSuch, quantileRule, secondsBetween } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issueResolutionDuration = defineMetric({
  id: 'issue-resolution-duration',
  name: { zh: '议题解决时长', en: 'Issue resolution duration' },
  description: {
    zh: '期内关闭的议题，从打开到关闭通常用了多少天。',
    en: 'How many days it usually took to close the issues closed in the period.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'issues',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内最后一次关闭、且此后没有重开的议题，从首次打开到该次关闭的天数的中位数；没有这样的议题时未知。明细另有 3、7、15 天以内和以上的个数。${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Median days from the first opening to the last closing, over the issues whose last closing lies in the period and that are not open again; unknown without such issues. The detail counts those within 3, 7 and 15 days and above. ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issue-resolution-duration/',
  chaoss: 'Issue Resolution Duration',
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return distributionFigures(session, request, {
      facts: sql`select subject, ${monthOfInstant(sql`closed_at`)} as month, ${secondsBetween(sql`opened_at`, sql`closed_at`)} as value
        from items where kind = 'issue' and closed_at is not null`,
      statistic: 'median',
      unit: 86_400,
      bands: [3, 7, 15],
      none: noneSuch.issuesClosed,
    });
  },
});
