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

export const projectsContributed = defineMetric({
  id: 'projects-contributed',
  name: { zh: '参与的项目数', en: 'Projects contributed to' },
  description: {
    zh: '开发者参与了多少个项目；对单位，是至少有两名成员参与的项目数。',
    en: 'How many projects a developer takes part in; for an organisation, projects with at least two of its members.',
  },
  unit: { zh: '个', en: 'projects' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内有代码贡献（作者或共同作者）的项目数；单位只数其成员不少于两人的项目。同一提交见于多个项目时归代号字母序在前的项目。${affiliationRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Projects with a contribution of code as author or co-author in the period; for organisations only those with at least two members. A commit that stands in several projects belongs to the first by slug. ${affiliationRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-organizational-diversity/',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['organisation', 'person'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    const members = request.scope === 'organisation' ? 2 : 1;
    return figures(session, request, {
      facts: sql`select distinct subject, month, project, person from actor_month
        where person is not null and ${actsOf(codeKinds)} > 0`,
      value: sql`(select count(*) from (
        select pair.project from unnest(array_agg(p.project), array_agg(p.person)) pair(project, person)
        where pair.project is not null group by pair.project having count(distinct pair.person) >= ${members}) enough)`,
    });
  },
});
