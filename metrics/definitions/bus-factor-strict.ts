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
import { concentration, noCommits, overHalfHolders } from '../figures/concentration.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const busFactorStrict = defineMetric({
  id: 'bus-factor-strict',
  name: { zh: '巴士系数（Compass）', en: 'Bus factor (OSS Compass)' },
  description: {
    zh: '最少有几个人离开，就会带走超过一半的提交。',
    en: 'The fewest people whose leaving would take more than half of the commits with them.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `把期内的作者按提交数从多到少排列，累计首次超过（不含恰好）总数 50% 所需的人数；并列时只取够用的人数（8 人相等时为 5）；作者不详的提交只计入总数，没有提交则未知。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Authors of the period by descending commits: the smallest number whose total is more than 50 % of all (exactly 50 % is not enough); of equals only as many as needed, so eight equals make 5; commits of unknown authors count in the whole only. Unknown without commits. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  chaoss: 'Contributor Absence Factor',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    const facts = sql`select subject, month, person::text as holder, sum(commits)::float8 as amount from actor_month
      group by subject, month, person having sum(commits) > 0`;
    return spannedFigures(session, facts, concentration(overHalfHolders), ({ value }) =>
      value === null ? noCommits : null,
    );
  },
});
