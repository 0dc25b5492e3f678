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

export const recentIssuesClosed = defineMetric({
  id: 'recent-issues-closed',
  name: { zh: '近期关闭的议题', en: 'Issues closed recently' },
  description: {
    zh: '最近三个月里关闭的议题有多少个。',
    en: 'How many issues were closed in the last three months.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `有过一次关闭的不同议题个数，其后又重开的也算。${lastMonthsRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct issues with a closing, whether opened again or not. ${lastMonthsRule.en} ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/ossf/criticality_score/blob/ee6597b0/criticality_score/run.py',
  chaoss: null,
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select distinct subject, month, repository_id || ' ' || subject_number as one from acts
        where kind = 'issue-closed'`,
      value: sql`count(distinct p.one) filter (where ${inLastMonths})`,
    });
  },
});
