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

import { monthRule } from '../figures/known.ts';
import { figures } from '../figures/slot.ts';
import { closedByEnd, itemRule, noneSuch, openedUntil } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const reviewEfficiencyIndex = defineMetric({
  id: 'review-efficiency-index',
  name: { zh: '评审效率指数（REI）', en: 'Review efficiency index (REI)' },
  description: {
    zh: '期内新提的变更里，多大比例到期末已经结束。',
    en: 'Which share of the changes opened in the period is closed by its end.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新提、到期末已关闭或合并的变更 ÷ 期内新提的变更；没有新提变更时未知（GrimoireLab 写作 0，且算到采集时为止，所以旧值会变；这里只有重开才会改变旧值）。${itemRule.zh}${monthRule.zh}。`,
    en: `Changes opened in the period and closed or merged by its end ÷ changes opened in the period; unknown when none was opened. GrimoireLab writes 0 then, and counts up to the crawl, so that its old values move; these do so only when a change is opened again. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.github.io/grimoirelab-tutorial/docs/getting-started/metrics/',
  chaoss: null,
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: openedUntil('change'),
      value: closedByEnd,
      explain: ({ value }) => (value === null ? noneSuch.changesOpened : null),
    });
  },
});
