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
import { actsOf, codeKinds } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const activeMonths = defineMetric({
  id: 'active-months',
  name: { zh: '活跃月数', en: 'Active months' },
  description: {
    zh: '期内有代码贡献的月份有多少。',
    en: 'In how many months of the period code was contributed.',
  },
  unit: { zh: '月', en: 'months' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内有代码贡献（作者或共同作者）的自然月个数。${commitRule.zh}${monthRule.zh}。`,
    en: `Calendar months of the period with a contribution of code as author or co-author. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-activity-dates-and-times/',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [3, 12],
      facts: sql`select distinct subject, month, month as active from actor_month where ${actsOf(codeKinds)} > 0`,
      value: sql`count(distinct p.active)`,
    });
  },
});
