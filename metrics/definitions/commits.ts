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

export const commits = defineMetric({
  id: 'commits',
  name: { zh: '提交数', en: 'Commits' },
  description: {
    zh: '落到默认分支的代码提交有多少。',
    en: 'How many code commits reached the default branch.',
  },
  unit: { zh: '次', en: 'commits' },
  topic: 'code',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内提交的个数。${commitRule.zh}共同作者不另计次数。${monthRule.zh}。`,
    en: `Number of commits in the period. ${commitRule.en} Co-authors add nothing. ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-code-changes-commits/',
  chaoss: 'Code Changes Commits',
  needs: ['commit'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(commits) as commits from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.commits), 0)`,
    });
  },
});
