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

export const changeIssueLinkRatio = defineMetric({
  id: 'change-issue-link-ratio',
  name: { zh: '变更关联议题比例', en: 'Changes linked to issues' },
  description: {
    zh: '期内新提的变更里，多大比例写明了对应的议题。',
    en: 'Which share of the changes opened in the period names an issue.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新提的变更中关联了议题的占比；无法判断有无关联的变更不计，没有新提变更时未知。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Share of the changes opened in the period that name an issue; changes of which it cannot be told are left out, unknown when none was opened. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, month, count(*) filter (where linked) as part, count(linked) as whole, count(*) as every
        from items where kind = 'change' group by subject, month`,
      noneSuch.changesOpened,
    );
  },
});
