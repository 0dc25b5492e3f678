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
import { actsOf, codeKinds, peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { noFormer, stayed } from '../figures/retained.ts';
import { commitRule } from '../figures/session.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const retention = defineMetric({
  id: 'retention',
  name: { zh: '贡献者留存率', en: 'Contributor retention' },
  description: {
    zh: '前一期的代码贡献者里，有多大比例本期还在贡献。',
    en: 'Which share of those who contributed code in the period before still does.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `前一个等长时期的代码贡献者（作者或共同作者）中，本期也有贡献的人数占比；前一期没有贡献者时未知。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Of the contributors of code (authors and co-authors) of the period of equal length before, the share who contributed in the period; unknown when there were none. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-inactive-contributors/',
  chaoss: 'Inactive Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    const facts = sql`select distinct subject, month, person::text as holder, 1::float8 as amount from actor_month
      where person is not null and ${actsOf(codeKinds)} > 0`;
    return spannedFigures(session, facts, stayed, noFormer);
  },
});
