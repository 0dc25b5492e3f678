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
import { monthRule } from '../figures/known.ts';
import { employed } from '../figures/per-head.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const organisationCommitFrequency = defineMetric({
  id: 'organisation-commit-frequency',
  name: { zh: '单位的每周提交数', en: 'Commits per week by organisations' },
  description: {
    zh: '有单位的人平均每周提交多少次。',
    en: 'How many commits people with an organisation make in an average week.',
  },
  unit: { zh: '次/周', en: 'commits per week' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内由单位已知的人所作的提交数 ÷（天数 ÷ 7），保留三位小数。${affiliationRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Commits of the period for known organisations ÷ (days ÷ 7), to three decimals. ${affiliationRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select subject, month, sum(commits) as commits from actor_month where ${employed} group by subject, month`,
      value: sql`round(coalesce(sum(p.commits), 0) * 7 / s.days, 3)`,
    });
  },
});
