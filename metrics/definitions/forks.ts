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

export const forks = defineMetric({
  id: 'forks',
  name: { zh: '新增复刻', en: 'Forks' },
  description: {
    zh: '期内被复刻（fork）多少次。',
    en: 'How often it was forked in the period.',
  },
  unit: { zh: '次', en: 'forks' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内的复刻次数，同一人多次复刻各算一次。${humanRule.zh}${monthRule.zh}。`,
    en: `Forks made in the period; several by one person count each. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-technical-fork/',
  chaoss: 'Technical Fork',
  needs: ['forks'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(forks) as amount from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.amount), 0)`,
    });
  },
});
