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
import { itemRule, monthOfInstant, noneSuch, toldRatioFigures } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const selfMergeRatio = defineMetric({
  id: 'self-merge-ratio',
  name: { zh: '自行合并比例', en: 'Self-merged' },
  description: {
    zh: '期内合并的变更里，多大比例由作者自己合并。',
    en: 'Which share of the changes merged in the period their author merged.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内合并的变更中，合并者就是作者的占比，不论之前有没有人评审；作者或合并者不明的不计，没有合并时未知。${itemRule.zh}${monthRule.zh}。`,
    en: `Share of the changes merged in the period whose merger is their author, whether somebody reviewed them before or not; those whose author or merger is not known are left out, unknown without merges. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-self-merge-rates/',
  chaoss: 'Self Merge Rates',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return toldRatioFigures(
      session,
      request,
      sql`select subject, ${monthOfInstant(sql`merged_at`)} as month, count(*) filter (where merged_by_id = person_id) as part,
          count(*) filter (where merged_by_id is not null and person_id is not null) as whole, count(*) as every
        from items where kind = 'change' and merged_at is not null group by 1, 2`,
      noneSuch.changesMerged,
    );
  },
});
