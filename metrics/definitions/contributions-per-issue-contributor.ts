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
import { peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { nobody } from '../figures/per-head.ts';
import { humanRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const contributionsPerIssueContributor = defineMetric({
  id: 'contributions-per-issue-contributor',
  name: { zh: '议题参与者的人均次数', en: 'Contributions per person in issues' },
  description: {
    zh: '参与议题的人 12 个月里平均每人做了多少次。',
    en: 'How often each person in issues did something in 12 months.',
  },
  unit: { zh: '次/人', en: 'per person' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `新开、关闭、重开、评论议题的次数 ÷ 人数，保留三位小数；没有这样的人时未知。${peopleRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Openings, closings, reopenings and comments ÷ people, to three decimals; unknown when there is nobody. ${peopleRule.en} ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/contributor_metrics.py',
  chaoss: null,
  needs: ['issues', 'comments'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select subject, month, person, count(*) as n from acts
        where subject_kind = 'issue' and person is not null group by subject, month, person`,
      value: sql`round(sum(p.n)::numeric / nullif(count(distinct p.person), 0), 3)`,
      explain: ({ value }) => (value === null ? nobody : null),
    });
  },
});
