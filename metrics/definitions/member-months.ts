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
import { affiliationRule } from '../figures/affiliation.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const memberMonths = defineMetric({
  id: 'member-months',
  name: { zh: '人月数', en: 'Member-months' },
  description: {
    zh: '单位成员期内有代码贡献的人月总数。',
    en: 'For how many months in sum members of the organisation contributed code in the period.',
  },
  unit: { zh: '人月', en: 'member-months' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内（成员，自然月）的不同组合数，当月有贡献（作者或共同作者）即算。${affiliationRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct (member, calendar month) pairs of the period with a contribution as author or co-author. ${affiliationRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-organizational-diversity/',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['organisation'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, count(distinct person) as members from actor_month
        where ${actsOf(codeKinds)} > 0 group by subject, month`,
      value: sql`coalesce(sum(p.members), 0)`,
    });
  },
});
