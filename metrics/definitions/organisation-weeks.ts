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
import { affiliationRule } from '../figures/affiliation.ts';
import { monthRule } from '../figures/known.ts';
import { inLastMonths, lastMonthsRule } from '../figures/last-months.ts';
import { employed } from '../figures/per-head.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const organisationWeeks = defineMetric({
  id: 'organisation-weeks',
  name: { zh: '单位的贡献周数', en: 'Weeks of contribution by organisations' },
  description: {
    zh: '各单位近期有提交的周数之和。',
    en: 'Weeks with commits, summed over the organisations.',
  },
  unit: { zh: '周', en: 'weeks' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `各已知单位有提交的 ISO 周（周一起，UTC）个数之和。${lastMonthsRule.zh}${affiliationRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `ISO weeks (from Monday, UTC) with a commit for the organisation, summed over the known organisations. ${lastMonthsRule.en} ${affiliationRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/git_metrics.py',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select distinct subject, month, organisation || ' ' || date_trunc('week', at)::date as one from acts
        where kind = 'commit' and ${employed}`,
      value: sql`count(distinct p.one) filter (where ${inLastMonths})`,
    });
  },
});
