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
import { itemRule, monthOfInstant, secondsBetween } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const bugResolutionDuration = defineMetric({
  id: 'bug-resolution-duration',
  name: { zh: '缺陷解决时长', en: 'Bug resolution duration' },
  description: {
    zh: '期内关闭的缺陷类议题，从打开到关闭通常用了多少天。',
    en: 'How many days it usually took to close the bugs closed in the period.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'issues',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内最后一次关闭的缺陷类议题，从首次打开到该次关闭的天数的中位数；没有时未知。缺陷 = 任一标签含 bug 或“缺陷”（不分大小写）。${itemRule.zh}${monthRule.zh}。`,
    en: `Median days from the first opening to the last closing, over the bugs whose last closing lies in the period; unknown without any. A bug has a label with “bug” or “缺陷” in it, whatever the case. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/issue_metrics.py',
  chaoss: null,
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  async compute(session, request) {
    const rows = await distributionFigures(session, request, {
      facts: sql`select subject, ${monthOfInstant(sql`closed_at`)} as month, ${secondsBetween(sql`opened_at`, sql`closed_at`)} as value
        from items where kind = 'issue' and closed_at is not null
          and exists (select 1 from unnest(labels) l where l ~* 'bug|缺陷')`,
      statistic: 'median',
      unit: 86_400,
      none: { zh: '期内没有关闭的缺陷类议题', en: 'No bug was closed in the period' },
    });
    return rows.filter(({ period }) => period === 'window12');
  },
});
