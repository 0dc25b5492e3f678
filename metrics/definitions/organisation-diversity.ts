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
import { affiliationRule } from '../figures/affiliation.ts';
import { concentration, diversity, noCommits } from '../figures/concentration.ts';
import { employer } from '../figures/employer.ts';
import { monthRule } from '../figures/known.ts';
import { percent } from '../figures/percent.ts';
import { commitRule } from '../figures/session.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const organisationDiversity = defineMetric({
  id: 'organisation-diversity',
  name: { zh: '单位多样性', en: 'Organisation diversity' },
  description: {
    zh: '随机抽两次提交，来自不同单位的概率；越接近 1，越不依赖少数单位。',
    en: 'The chance that two commits drawn at random come from different organisations; nearer 1 means less dependence on a few.',
  },
  unit: { zh: '指数', en: 'index' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `Gini–Simpson 指数 1 − Σ(nᵢ/N)²，nᵢ 为各单位的提交数，N 为单位已知的提交总数；以个人名义提交的人各算一家。单位已知的提交不到一半时未知，部分未知时注明。${affiliationRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Gini–Simpson index 1 − Σ(nᵢ/N)², with nᵢ the commits of an organisation and N those of known affiliation; everybody who acts on their own behalf is one of their own. Unknown when the affiliation of more than half of the commits is unknown; a smaller unknown part is stated. ${affiliationRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/?p=3464',
  chaoss: 'Organizational Diversity',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    const facts = sql`select subject, month, ${employer} as holder, sum(commits)::float8 as amount from actor_month
      group by 1, 2, 3 having sum(commits) > 0`;
    return spannedFigures(session, facts, concentration(diversity), ({ value, basis }) => {
      if (basis === null) return noCommits;
      if (basis === 0) return null;
      const unknown = percent(basis);
      return value === null
        ? {
            zh: `${unknown} 的提交单位未知，超过一半`,
            en: `The affiliation of ${unknown} of the commits is unknown: more than half`,
          }
        : {
            zh: `不含单位未知的 ${unknown} 提交`,
            en: `Without the ${unknown} of commits whose affiliation is unknown`,
          };
    });
  },
});
