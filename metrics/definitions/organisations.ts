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

import { type Kysely, sql } from 'kysely';
import { individual } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { actsOf, codeKinds } from '../figures/act-kinds.ts';
import { affiliationRule } from '../figures/affiliation.ts';
import { monthRule } from '../figures/known.ts';
import { percent } from '../figures/percent.ts';
import { commitRule } from '../figures/session.ts';
import { type DetailRow, figures, newestWindows, withDetail } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

/** One bar of the detail; `organisation: null` is everybody of unknown affiliation, never dropped, `~` all who act on their own behalf. */
interface OrganisationShare {
  readonly organisation: string | null;
  readonly commits: number;
  readonly contributors: number;
  /** Of the commits of the window; null when there were none. */
  readonly share: number | null;
}

export const organisations = defineMetric({
  id: 'organisations',
  name: { zh: '参与单位数', en: 'Organisations' },
  description: {
    zh: '已知有多少家单位的人在写代码，各占多少。',
    en: 'How many organisations are known to have people writing code, and how much each of them does.',
  },
  unit: { zh: '家', en: 'organisations' },
  topic: 'organisations',
  direction: 'higher',
  revision: 2,
  formula: {
    zh: `期内贡献者（作者或共同作者）所属的不同已知单位数；有贡献但单位全部未知时结果未知，部分未知时是下限；以个人名义（~）贡献的不算单位，在明细里单列。明细为各单位（含“未知”）的提交数、人数和提交占比，提交只按作者归属。${affiliationRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct known organisations of the contributors (authors and co-authors) of the period; unknown when there are contributions but every affiliation is unknown, a lower bound when some are; those who act on their own behalf (~) are no organisation and a bar of their own. The detail gives commits, people and share of commits of each organisation and of the unknown part; commits belong to their author only. ${affiliationRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-organizational-diversity/',
  chaoss: 'Organizational Diversity',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: 'organisation-share',
  async compute(session, request) {
    const rows = await figures(session, request, {
      facts: sql`select subject, month, organisation, sum(${actsOf(codeKinds)}) as acts from actor_month
        where ${actsOf(codeKinds)} > 0 group by subject, month, organisation`,
      value: sql`case when count(p.subject) = 0 or count(p.organisation) > 0
        then count(distinct p.organisation) filter (where p.organisation <> ${individual}) end`,
      basis: sql`sum(p.acts) filter (where p.organisation is null) / sum(p.acts)`,
      explain({ value, basis }) {
        if (value === null)
          return { zh: '所有贡献者的单位都未知', en: 'The affiliation of every contributor is unknown' };
        if (basis === null) return null;
        return {
          zh: `下限：${percent(basis)} 的贡献单位未知`,
          en: `A lower bound: the affiliation behind ${percent(basis)} of the contributions is unknown`,
        };
      },
    });
    return withDetail(rows, await shares(session), (own) =>
      own.map(({ organisation, commits, contributors, share }) => ({ organisation, commits, contributors, share })),
    );
  },
});

async function shares(session: Kysely<Database>): Promise<readonly (OrganisationShare & DetailRow)[]> {
  const { rows } = await sql<OrganisationShare & DetailRow>`
    select a.subject, e.ending, a.organisation, sum(a.commits)::float8 as commits,
      count(distinct a.person)::float8 as contributors,
      (sum(a.commits) / nullif(sum(sum(a.commits)) over (partition by a.subject), 0))::float8 as share
    from actor_month a join (${newestWindows}) e on e.subject = a.subject and a.month between e.ending - 11 and e.ending
    where ${actsOf(codeKinds)} > 0 group by a.subject, e.ending, a.organisation
    order by a.subject, a.organisation is null, commits desc, a.organisation collate "C"`.execute(session);
  return rows;
}
