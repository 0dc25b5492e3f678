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

export const reviewedBeforeMerge = defineMetric({
  id: 'reviewed-before-merge',
  name: { zh: '合并前经过评审的比例', en: 'Reviewed before merge' },
  description: {
    zh: '期内合并的变更里，多大比例在合并前有别人评审过。',
    en: 'Which share of the changes merged in the period somebody else had reviewed before.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内合并的变更中，他人首次评审不晚于合并的占比；评审情况不明的不计，没有合并时未知。${itemRule.zh}${monthRule.zh}。`,
    en: `Share of the changes merged in the period that another human reviewed not later than the merge; those whose reviews are not known are left out, unknown without merges. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-reviews/',
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
      sql`select subject, ${monthOfInstant(sql`merged_at`)} as month, count(*) filter (where first_review_at <= merged_at) as part,
          count(*) filter (where reviews is not null) as whole, count(*) as every
        from items where kind = 'change' and merged_at is not null group by 1, 2`,
      noneSuch.changesMerged,
    );
  },
});
