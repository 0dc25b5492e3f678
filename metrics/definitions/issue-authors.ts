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
import { distinctFigures } from '../figures/slot.ts';
import { itemRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issueAuthors = defineMetric({
  id: 'issue-authors',
  name: { zh: '发起议题的人数', en: 'Authors of issues' },
  description: {
    zh: '期内发起过议题的人有多少。',
    en: 'How many people opened an issue.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内发起议题的不同人数；发起人不明的不算人。${itemRule.zh}${monthRule.zh}。`,
    en: `Distinct people who opened an issue in the period; unknown people are not counted. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/cncf/devstats/tree/194c6ce2/metrics/shared/new_issues.sql',
  chaoss: null,
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(
      session,
      request,
      sql`select distinct subject, month, person as key from items where kind = 'issue' and person is not null`,
    );
  },
});
