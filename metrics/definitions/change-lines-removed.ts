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

import { sql } from 'kysely';
import { mergedLines, mergedLinesRule } from '../figures/change-lines.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const changeLinesRemoved = defineMetric({
  id: 'change-lines-removed',
  name: { zh: '合并变更删除的行数', en: 'Lines removed by merged changes' },
  description: {
    zh: '期内合并的变更一共删除了多少行。',
    en: 'How many lines the changes merged in the period removed.',
  },
  unit: { zh: '行', en: 'lines' },
  topic: 'changes',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内合并的变更删除的行数之和。${mergedLinesRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Lines removed by the changes merged in the period, summed. ${mergedLinesRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-code-changes-lines/',
  chaoss: 'Code Changes Lines',
  needs: ['changes'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return mergedLines(session, request, sql`deletions`);
  },
});
