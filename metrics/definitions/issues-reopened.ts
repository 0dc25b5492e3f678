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
import { countFigures, itemRule, reopenings } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issuesReopened = defineMetric({
  id: 'issues-reopened',
  name: { zh: '重开议题', en: 'Issues reopened' },
  description: {
    zh: '期内重新打开了多少次议题。',
    en: 'How often issues were opened again.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内议题由关闭变为打开的次数。${itemRule.zh}${monthRule.zh}。`,
    en: `How often in the period an issue went from closed to open. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issues-active/',
  chaoss: null,
  needs: ['issues', 'events'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(session, request, reopenings('issue'));
  },
});
