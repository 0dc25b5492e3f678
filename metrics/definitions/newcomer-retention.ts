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
import { codeKinds, peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { firstActs } from '../figures/first-act.ts';
import { monthRule } from '../figures/known.ts';
import { newcomersStayed } from '../figures/retained.ts';
import { commitRule } from '../figures/session.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const newcomerRetention = defineMetric({
  id: 'newcomer-retention',
  name: { zh: '新人留存率', en: 'Newcomer retention' },
  description: {
    zh: '前一期才来的代码贡献者里，有多大比例本期还在。',
    en: 'Which share of the contributors of code who came in the period before is still there.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `首次代码贡献（作者或共同作者，按该对象的全部历史判定）落在前一个等长时期的人中，本期也有贡献的人数占比；前一期没有新人时未知。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Of the people whose first contribution of code (as author or co-author, over all history of the subject) falls in the period of equal length before, the share who contributed in the period; unknown when nobody was new then. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-new-contributors/',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    const facts = sql`select a.subject, a.month, a.key::text as holder, 1::float8 as amount, n.month as first
      from (${peopleWho(codeKinds)}) a join (${firstActs(request, codeKinds)}) n on n.subject = a.subject and n.person = a.key`;
    return spannedFigures(session, facts, newcomersStayed, ({ value }) =>
      value === null ? { zh: '前一期没有新贡献者', en: 'Nobody was new in the period before' } : null,
    );
  },
});
