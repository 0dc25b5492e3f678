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

export const activeWeeks = defineMetric({
  id: 'active-weeks',
  name: { zh: '活跃周数', en: 'Active weeks' },
  description: {
    zh: '有提交的周有多少，看维护是否持续。',
    en: 'In how many weeks there were commits: whether maintenance is steady.',
  },
  unit: { zh: '周', en: 'weeks' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内至少有一次提交的 ISO 周（周一起，UTC）个数；跨月的周按期内的提交判定，12 个月最多 53 周。${commitRule.zh}${monthRule.zh}。`,
    en: `ISO weeks (from Monday, UTC) with at least one commit inside the period; a week across its edge is judged by the commits inside; at most 53 in 12 months. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-activity-dates-and-times/',
  chaoss: 'Activity Dates and Times',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select distinct subject, month, date_trunc('week', at) as week from acts where kind = 'commit'`,
      value: sql`count(distinct p.week)`,
    });
  },
});
