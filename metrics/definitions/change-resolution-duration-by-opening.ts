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
import { itemRule, noneSuch, notMerged, quantileRule, secondsBetween } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const changeResolutionDurationByOpening = defineMetric({
  id: 'change-resolution-duration-by-opening',
  name: { zh: '变更合并时长（按提出时间）', en: 'Change resolution duration by opening' },
  description: {
    zh: '期内提出的变更，从提出到合并通常用了多少天。',
    en: 'How many days it usually took to merge the changes opened in the period.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'changes',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内提出、最近一次采集时已合并的变更，从提出到合并的天数的中位数；未合并的不计，其占比另行注明；都没有合并时未知。明细另有 3、7、15 天以内和以上的个数。${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Median days from opening to the merge, over the changes opened in the period that are merged as of the last crawl; the others are left out and their share is stated; unknown when none is merged. The detail counts those within 3, 7 and 15 days and above. ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/9dbe6212/src/metrics/chaoss.ts',
  chaoss: 'Change Requests Duration',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return distributionFigures(session, request, {
      facts: sql`select subject, month, ${secondsBetween(sql`opened_at`, sql`merged_at`)} as value
        from items where kind = 'change'`,
      statistic: 'median',
      unit: 86_400,
      bands: [3, 7, 15],
      none: noneSuch.changesOpened,
      partial: notMerged,
    });
  },
});
