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
import { affiliationRule } from '../figures/affiliation.ts';
import { concentration, halfHolders, noCommits } from '../figures/concentration.ts';
import { employer } from '../figures/employer.ts';
import { monthRule } from '../figures/known.ts';
import { percent } from '../figures/percent.ts';
import { commitRule } from '../figures/session.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const elephantFactor = defineMetric({
  id: 'elephant-factor',
  name: { zh: '大象系数', en: 'Elephant factor' },
  description: {
    zh: '最少几家单位合起来贡献了一半的提交；越大，对单家单位的依赖越小。',
    en: 'The fewest organisations that together made half of the commits; more means less dependence on one of them.',
  },
  unit: { zh: '家', en: 'organisations' },
  topic: 'organisations',
  direction: 'higher',
  revision: 2,
  formula: {
    zh: `期内各已知单位按提交数从多到少排列，累计首次达到全部提交（含单位未知的提交）50%（含恰好 50%）所需的单位数；并列时只取够用的家数（8 家相等时为 4）；以个人名义贡献的人各算一家。已知单位合计不到一半时未知；有未知部分时，结果是上限。${affiliationRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Known organisations of the period by descending commits: the smallest number whose total is at least 50 % of all commits, those of unknown affiliation included (exactly 50 % counts; of equals only as many as needed, so eight equals make 4); everybody who acts on their own behalf counts as one of their own. Unknown when known organisations make less than half; with an unknown part the figure is an upper bound. ${affiliationRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-elephant-factor/',
  chaoss: 'Elephant Factor',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    const facts = sql`select subject, month, ${employer} as holder, sum(commits)::float8 as amount from actor_month
      group by 1, 2, 3 having sum(commits) > 0`;
    return spannedFigures(session, facts, concentration(halfHolders), ({ value, basis }) => {
      if (basis === null) return noCommits;
      if (basis === 0) return null;
      const share = percent(basis);
      return value === null
        ? {
            zh: `${share} 的提交单位未知，超过一半`,
            en: `The affiliation of ${share} of the commits is unknown: more than half`,
          }
        : {
            zh: `上限：${share} 的提交单位未知`,
            en: `An upper bound: the affiliation of ${share} of the commits is unknown`,
          };
    });
  },
});
