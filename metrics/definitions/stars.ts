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

export const stars = defineMetric({
  id: 'stars',
  name: { zh: '新增收藏', en: 'Stars' },
  description: {
    zh: '期内被收藏（star）多少次，只含至今未取消的。',
    en: 'How often it was starred in the period; stars that were taken back since are not known.',
  },
  unit: { zh: '次', en: 'stars' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内的收藏次数；平台只给出至今仍在的收藏。${humanRule.zh}${monthRule.zh}。`,
    en: `Stars given in the period; platforms tell only those that still stand. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-project-popularity/',
  chaoss: 'Project Popularity',
  needs: ['stars'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(stars) as amount from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.amount), 0)`,
    });
  },
});
