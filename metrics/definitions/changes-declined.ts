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

export const changesDeclined = defineMetric({
  id: 'changes-declined',
  name: { zh: '未采纳变更', en: 'Changes declined' },
  description: {
    zh: '期内有多少个变更未合并就关闭了。',
    en: 'How many changes were closed without a merge.',
  },
  unit: { zh: '个变更', en: 'changes' },
  topic: 'changes',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `按最后一次关闭的时间，期内未合并就关闭且此后没有重开的变更个数。${itemRule.zh}${monthRule.zh}。`,
    en: `Changes closed in the period without a merge and not opened again since, by their last closing. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-requests-declined/',
  chaoss: 'Change Requests Declined',
  needs: ['changes'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(
      session,
      request,
      sql`select subject, ${monthOfInstant(sql`closed_at`)} as month, count(*) as n from items
        where kind = 'change' and closed_at is not null and merged_at is null group by 1, 2`,
    );
  },
});
