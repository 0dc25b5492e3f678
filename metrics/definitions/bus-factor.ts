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
import { concentration, medianHolders } from '../figures/concentration.ts';
import { monthRule } from '../figures/known.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const busFactor = defineMetric({
  id: 'bus-factor',
  name: { zh: '巴士系数（OpenDigger）', en: 'Bus factor (OpenDigger)' },
  description: {
    zh: '有多少人撑起了一半的活跃度，与其中最少者并列的都算。',
    en: 'How many people carry half of the activity, everybody who ties with the least of them included.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `每人的权重 = 期内各月 OpenDigger 活跃度（2023 年权重）之和向上取整；中位 = 从最轻的人累计，首次达到总权重一半（向上取整）时那个人的权重；结果 = 权重不低于中位的人数，并列全部计入（8 人相等时为 8）。没有活跃度时未知。${peopleRule.zh}${monthRule.zh}。`,
    en: `Weight of a person = the sum of their monthly OpenDigger activity (weights of 2023) over the period, rounded up; median = the weight at which the running total, from the lightest on, reaches half of all, rounded up; the figure is how many weigh at least the median, ties included, so eight equals make 8. Unknown without activity. ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/chaoss.ts',
  chaoss: 'Contributor Absence Factor',
  needs: ['issues', 'changes', 'comments', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    // Parts of an activity are rounded to 9 decimals: whole millionths add up the same in any order.
    const facts = sql`select subject, month, person::text as holder, round(sum(activity_2023) * 1000000)::float8 as amount
      from actor_month where person is not null group by 1, 2, 3 having round(sum(activity_2023) * 1000000) > 0`;
    const weigh = (millionths: number) => Math.ceil(millionths / 1_000_000);
    return spannedFigures(session, facts, concentration(medianHolders, weigh), ({ value }) =>
      value === null ? { zh: '期内没有活跃度', en: 'No activity in the period' } : null,
    );
  },
});
