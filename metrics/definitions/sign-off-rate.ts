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
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const signOffRate = defineMetric({
  id: 'sign-off-rate',
  name: { zh: '签署（DCO）比例', en: 'Sign-off rate' },
  description: {
    zh: '由作者本人签署（Signed-off-by）的提交占多大比例。',
    en: 'Which share of the commits is signed off by their author.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'code',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内带有作者本人邮箱的 Signed-off-by 的提交数 ÷ 提交数；没有提交则未知。${commitRule.zh}${monthRule.zh}。`,
    en: `Commits with a Signed-off-by trailer that names the author's own address ÷ commits; unknown without commits. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://developercertificate.org/',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(signed) as signed, sum(commits) as commits from actor_month group by subject, month`,
      value: sql`sum(p.signed) / nullif(sum(p.commits), 0)`,
      explain: ({ value }) => (value === null ? { zh: '期内没有提交', en: 'No commits in the period' } : null),
    });
  },
});
