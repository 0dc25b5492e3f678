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

import { flowFigures, flowRule } from '../figures/change-flow.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule, quantileRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const changeReviewTime = defineMetric({
  id: 'change-review-time',
  name: { zh: '评审用时', en: 'Review time' },
  description: {
    zh: '期内合并的变更，从别人首次回应到合并通常多少分钟。',
    en: 'How many minutes usually lie between the first response by somebody else and the merge, for changes merged in the period.',
  },
  unit: { zh: '分钟', en: 'minutes' },
  topic: 'delivery',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `合并的时间 − 他人首次评论或评审的时间，中位数。${flowRule.zh}${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Merge − first comment or review by another human, median. ${flowRule.en} ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://devlake.apache.org/docs/Metrics/PRReviewTime',
  chaoss: null,
  needs: ['changes', 'comments', 'reviews'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return flowFigures(session, request, 'review');
  },
});
