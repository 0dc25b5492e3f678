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

export const changesClosed = defineMetric({
  id: 'changes-closed',
  name: { zh: '关闭变更', en: 'Changes closed' },
  description: {
    zh: '期内结束了多少个变更，合并和不合并都算。',
    en: 'How many changes came to an end, merged or not.',
  },
  unit: { zh: '个变更', en: 'changes' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内关闭变更的次数，含合并；关闭后重开再关闭算两次。${itemRule.zh}${monthRule.zh}。`,
    en: `Closings of changes in the period, merges included; closed, reopened and closed again is two. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-closure-ratio/',
  chaoss: null,
  needs: ['changes'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(session, request, closings('change'));
  },
});
