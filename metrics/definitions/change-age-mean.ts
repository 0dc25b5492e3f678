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

export const changeAgeMean = defineMetric({
  id: 'change-age-mean',
  name: { zh: '未关闭变更的年龄（平均）', en: 'Age of open changes (mean)' },
  description: {
    zh: '期末还没有关闭的变更，平均已经开了多少天。',
    en: 'How many days the changes open at the end of the period have been open on average.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'changes',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期末处于打开状态的变更，从首次打开到期末的天数的平均，重开不从头算；期末没有这样的变更时未知。进行中的月份算到采集当天结束。明细另有 15、30、60 天以内和以上的个数。${quantileRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Mean days from the first opening to the end of the period, over the changes open at that end; reopening does not start anew; unknown when none is open. A running month counts to the end of the day of the crawl. The detail counts those within 15, 30 and 60 days and above. ${quantileRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/9dbe6212/src/metrics/chaoss.ts',
  chaoss: null,
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'distribution',
  compute(session, request) {
    return distributionFigures(session, request, {
      facts: openStretches('change'),
      aging: true,
      statistic: 'mean',
      unit: 86_400,
      bands: [15, 30, 60],
      none: noneSuch.changesOpen,
    });
  },
});
