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

export const changeDeployTime = defineMetric({
  id: 'change-deploy-time',
  name: { zh: '交付用时', en: 'Deploy time' },
  description: {
    zh: '期内合并的变更，从合并到随版本发布通常多少分钟。',
    en: 'How many minutes usually lie between the merge and the release that brings it, for changes merged in the period.',
  },
  unit: { zh: '分钟', en: 'minutes' },
  topic: 'delivery',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `首个包含该合并的发布的时间 − 合并的时间，中位数；DevLake 取生产环境的部署，这里取发布。${flowRule.zh}${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `First release whose history holds the merge − merge, median. DevLake takes deployments to production, this takes releases. ${flowRule.en} ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://devlake.apache.org/docs/Metrics/PRDeployTime',
  chaoss: null,
  needs: ['changes', 'tag'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return flowFigures(session, request, 'deploy');
  },
});
