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
import { firstResponses } from '../figures/first-response.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule, noneSuch, quantileRule, sofarRule, unansweredShare } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const timeToFirstResponse = defineMetric({
  id: 'time-to-first-response',
  name: { zh: '议题首次回应用时', en: 'Time to first response' },
  description: {
    zh: '新开的议题通常多久得到别人的第一次评论。',
    en: 'How long issues usually wait for the first comment by somebody else.',
  },
  unit: { zh: '小时', en: 'hours' },
  topic: 'issues',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内新开的议题从打开到他人首次评论的小时数的中位数；自己的和机器人的不算回应。尚未得到回应的不计入，也绝不当作已回应，其占比另行注明；都没有回应时未知。明细另有 3、7、15 天以内和以上的个数。${quantileRule.zh}${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Median of the hours from opening to the first comment by another human, over the issues opened in the period; what its author or a bot writes is no response. Those nobody has answered are left out, never taken as answered, and their share is stated; unknown when none was answered. The detail counts those within 3, 7 and 15 days and above. ${quantileRule.en} ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-time-to-first-response/',
  chaoss: 'Time to First Response',
  needs: ['issues', 'comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return distributionFigures(session, request, {
      facts: firstResponses('issue'),
      statistic: 'median',
      unit: 3600,
      bands: [72, 168, 360],
      none: noneSuch.issuesOpened,
      partial: unansweredShare,
    });
  },
});
