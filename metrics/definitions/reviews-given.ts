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

export const reviewsGiven = defineMetric({
  id: 'reviews-given',
  name: { zh: '给出的评审', en: 'Reviews given' },
  description: {
    zh: '给别人的变更做了多少次评审。',
    en: 'How many reviews were given to changes of others.',
  },
  unit: { zh: '次', en: 'reviews' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内提交的评审次数，不含对自己变更的评审；行内评审意见不另计。${humanRule.zh}${monthRule.zh}。`,
    en: `Reviews submitted in the period, those of one’s own changes left out; review comments add nothing. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-reviews/',
  chaoss: 'Change Request Reviews',
  needs: ['reviews'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, count(*) as amount from acts where kind = 'review' and (person = other) is not true group by subject, month`,
      value: sql`coalesce(sum(p.amount), 0)`,
    });
  },
});
