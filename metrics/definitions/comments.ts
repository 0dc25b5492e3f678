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
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const comments = defineMetric({
  id: 'comments',
  name: { zh: '评论数', en: 'Comments' },
  description: {
    zh: '议题和变更下的讨论评论有多少；行内评审意见另计。',
    en: 'How many comments there are in the talk on issues and changes; review comments on lines are counted apart.',
  },
  unit: { zh: '条', en: 'comments' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内议题和变更下的评论条数。${humanRule.zh}${monthRule.zh}。`,
    en: `Comments on issues and changes in the period. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/metrics.ts',
  chaoss: null,
  needs: ['comments'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(comments) as amount from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.amount), 0)`,
    });
  },
});
