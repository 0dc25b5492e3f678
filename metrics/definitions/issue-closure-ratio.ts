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

export const issueClosureRatio = defineMetric({
  id: 'issue-closure-ratio',
  name: { zh: '议题解决比例', en: 'Issue closure ratio' },
  description: {
    zh: '期内新开的议题里，多大比例到期末已经关闭。',
    en: 'Which share of the issues opened in the period is closed by its end.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内新开、到期末已关闭（且没有重开）的议题 ÷ 期内新开的议题；没有新开议题时未知。${itemRule.zh}${monthRule.zh}。`,
    en: `Issues opened in the period and closed, not open again, by its end ÷ issues opened in the period; unknown when none was opened. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issues-closed/',
  chaoss: null,
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: openedUntil('issue'),
      value: closedByEnd,
      explain: ({ value }) => (value === null ? noneSuch.issuesOpened : null),
    });
  },
});
