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

export const changeCodingTime = defineMetric({
  id: 'change-coding-time',
  name: { zh: '编码用时', en: 'Coding time' },
  description: {
    zh: '期内合并的变更，从首个提交到提出变更通常多少分钟。',
    en: 'How many minutes usually lie between the first commit of a change and its opening, for changes merged in the period.',
  },
  unit: { zh: '分钟', en: 'minutes' },
  topic: 'delivery',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `提出变更的时间 − 首个提交的作者时间，中位数。${flowRule.zh}${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Opening − author date of the first commit, median. ${flowRule.en} ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://devlake.apache.org/docs/Metrics/PRCodingTime',
  chaoss: null,
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return flowFigures(session, request, 'coding');
  },
});
