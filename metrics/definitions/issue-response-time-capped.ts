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

import { distributionFigures } from '../figures/distribution.ts';
import { cappedResponses, cappedRule } from '../figures/first-response.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule, noneSuch, quantileRule, sofarRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issueResponseTimeCapped = defineMetric({
  id: 'issue-response-time-capped',
  name: { zh: '议题响应时间（OpenDigger 口径）', en: 'Issue response time as OpenDigger counts' },
  description: {
    zh: '议题多久得到回应，按 OpenDigger 的约定：关闭也算回应，没有回应的按 15 天计。',
    en: 'How long issues wait for a response by the conventions of OpenDigger: a closing is a response, and no response counts as 15 days.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'issues',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内新开的议题从打开到他人首次评论或关闭（取较早）的天数的平均值。明细另有 3、7、15 天以内和以上的个数。${cappedRule.zh}${quantileRule.zh}${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Mean days from opening to the first comment by another human or the closing, whichever is earlier, over the issues opened in the period. The detail counts those within 3, 7 and 15 days and above. ${cappedRule.en} ${quantileRule.en} ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/9dbe6212/src/metrics/chaoss.ts',
  chaoss: null,
  needs: ['issues', 'comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return distributionFigures(session, request, {
      facts: cappedResponses('issue'),
      statistic: 'mean',
      unit: 86_400,
      bands: [3, 7, 15],
      none: noneSuch.issuesOpened,
    });
  },
});
