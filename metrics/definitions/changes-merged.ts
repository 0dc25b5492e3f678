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
import { monthRule } from '../figures/known.ts';
import { countFigures, itemRule, monthOfInstant } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const changesMerged = defineMetric({
  id: 'changes-merged',
  name: { zh: '合并变更', en: 'Changes merged' },
  description: {
    zh: '期内合并了多少个变更。',
    en: 'How many changes were merged.',
  },
  unit: { zh: '个变更', en: 'changes' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内合并的变更个数，按合并时间，归变更的作者。${itemRule.zh}${monthRule.zh}。`,
    en: `Changes merged in the period, by the date of the merge; they belong to their authors. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-requests-accepted/',
  chaoss: 'Change Requests Accepted',
  needs: ['changes'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(
      session,
      request,
      sql`select subject, ${monthOfInstant(sql`merged_at`)} as month, count(*) as n from items
        where kind = 'change' and merged_at is not null group by 1, 2`,
    );
  },
});
