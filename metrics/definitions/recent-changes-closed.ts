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
import { inLastMonths, lastMonthsRule } from '../figures/last-months.ts';
import { humanRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const recentChangesClosed = defineMetric({
  id: 'recent-changes-closed',
  name: { zh: '近期关闭的变更', en: 'Changes closed recently' },
  description: {
    zh: '最近三个月里合入或关闭的变更有多少个。',
    en: 'How many changes were merged or closed in the last three months.',
  },
  unit: { zh: '个变更', en: 'changes' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `有过一次合入或关闭的不同变更个数。${lastMonthsRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct changes with a merge or another closing. ${lastMonthsRule.en} ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/pr_metrics.py',
  chaoss: null,
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select distinct subject, month, repository_id || ' ' || subject_number as one from acts
        where kind in ('change-merged', 'change-closed')`,
      value: sql`count(distinct p.one) filter (where ${inLastMonths})`,
    });
  },
});
