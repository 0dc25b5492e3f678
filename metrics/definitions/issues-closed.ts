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
import { closings, countFigures, itemRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issuesClosed = defineMetric({
  id: 'issues-closed',
  name: { zh: '关闭议题', en: 'Issues closed' },
  description: {
    zh: '期内关闭了多少次议题，不论由谁关闭。',
    en: 'How often issues were closed, whoever did it.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内关闭议题的次数：关闭后重开再关闭算两次。平台不提供重开记录时只知道最后一次关闭。${itemRule.zh}${monthRule.zh}。`,
    en: `Closings of issues in the period: closed, reopened and closed again is two. Where the platform does not tell reopenings, only the last closing is known. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issues-closed/',
  chaoss: 'Issues Closed',
  needs: ['issues'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(session, request, closings('issue'));
  },
});
