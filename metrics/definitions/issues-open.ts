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
import { stockFigures } from '../figures/stock.ts';
import { backlogChanges, itemRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issuesOpen = defineMetric({
  id: 'issues-open',
  name: { zh: '未关闭议题', en: 'Open issues' },
  description: {
    zh: '期末还有多少个议题没有关闭。',
    en: 'How many issues are open at the end of the period.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期末（不含该时刻发生的事）处于打开状态的议题个数，按每次打开加一、每次关闭减一累计。${itemRule.zh}${monthRule.zh}。`,
    en: `Issues open at the end of the period, what happens at that instant not included: one more with every opening and reopening, one less with every closing. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issue-age/',
  chaoss: null,
  needs: ['issues'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    return stockFigures(session, backlogChanges('issue'));
  },
});
