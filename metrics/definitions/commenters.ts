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
import { humanRule } from '../figures/session.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const commenters = defineMetric({
  id: 'commenters',
  name: { zh: '评论人数', en: 'Commenters' },
  description: {
    zh: '期内在议题和变更下评论过的人有多少。',
    en: 'How many people commented on issues and changes.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内评论过议题、变更或其代码行的不同人数；身份不明的不算人。${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct people who commented on issues, changes or lines of them in the period; unknown people are not counted. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/cncf/devstats/tree/194c6ce2/metrics/shared/repo_commenters.sql',
  chaoss: null,
  needs: ['comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(
      session,
      request,
      sql`select distinct subject, month, person as key from acts
        where kind in ('comment', 'review-comment') and person is not null`,
    );
  },
});
