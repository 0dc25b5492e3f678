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
import { monthRule } from '../figures/known.ts';
import { itemRule, noneSuch, openStretches, quantileRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issueAge = defineMetric({
  id: 'issue-age',
  name: { zh: '未关闭议题的年龄', en: 'Age of open issues' },
  description: {
    zh: '期末还没有关闭的议题，通常已经开了多少天。',
    en: 'How many days the issues open at the end of the period have been open, as a rule.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'issues',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期末处于打开状态的议题，从首次打开到期末的天数的中位数，重开不从头算；期末没有这样的议题时未知。进行中的月份算到采集当天结束。明细另有 15、30、60 天以内和以上的个数。${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Median days from the first opening to the end of the period, over the issues open at that end; reopening does not start anew; unknown when none is open. A running month counts to the end of the day of the crawl. The detail counts those within 15, 30 and 60 days and above. ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issue-age/',
  chaoss: 'Issue Age',
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return distributionFigures(session, request, {
      facts: openStretches('issue'),
      aging: true,
      statistic: 'median',
      unit: 86_400,
      bands: [15, 30, 60],
      none: noneSuch.issuesOpen,
    });
  },
});
