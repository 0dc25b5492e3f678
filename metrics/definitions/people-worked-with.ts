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
import { monthRule } from '../figures/known.ts';
import { isHuman } from '../figures/machine.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const peopleWorkedWith = defineMetric({
  id: 'people-worked-with',
  name: { zh: '回复或评审过的人数', en: 'People replied to or reviewed' },
  description: {
    zh: '回复过或评审过多少个不同的人。',
    en: 'To how many different people they replied or gave a review.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内被回复（评论其议题或变更）或被评审的不同的人数，不含自己、机器人和身份不详者；对单位、项目和领域，是其中的人回复或评审过的不同的人数。${peopleRule.zh}${monthRule.zh}。`,
    en: `Distinct people whose issue or change was commented on, or who were reviewed, in the period; oneself, bots and unknown people are left out. For organisations, projects and domains: the people to whom anybody in them replied. ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-collaboration-platform-activity/',
  chaoss: null,
  needs: ['comments', 'reviews', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(
      session,
      request,
      sql`select distinct subject, month, other as key from acts
        where kind in ('comment', 'review', 'review-comment') and person <> other and ${isHuman('other')}`,
    );
  },
});
