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
import { closings, itemRule, noneSuch, openings, ratioFigures } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const backlogManagementIndex = defineMetric({
  id: 'backlog-management-index',
  name: { zh: '积压管理指数（BMI）', en: 'Backlog management index (BMI)' },
  description: {
    zh: '期内关闭的议题与新开的议题之比，小于 1 说明在积压。',
    en: 'Issues closed for each issue opened in the period; below 1 they pile up.',
  },
  unit: { zh: '倍', en: 'times' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内关闭议题的次数 ÷ 期内新开议题的个数；没有新开议题时未知（GrimoireLab 写作 0）。${itemRule.zh}${monthRule.zh}。`,
    en: `Closings of issues in the period ÷ issues opened in the period; unknown when none was opened, where GrimoireLab writes 0. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.github.io/grimoirelab-tutorial/docs/getting-started/metrics/',
  chaoss: null,
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return ratioFigures(
      session,
      request,
      sql`select subject, month, n as part, 0 as whole from (${closings('issue')}) done
        union all select subject, month, 0, n from (${openings('issue')}) begun`,
      noneSuch.issuesOpened,
    );
  },
});
