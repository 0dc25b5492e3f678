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

export const changeClosureRatio = defineMetric({
  id: 'change-closure-ratio',
  name: { zh: '变更关闭比', en: 'Change request closure ratio' },
  description: {
    zh: '期内关闭的变更与新提的变更之比，小于 1 说明在积压。',
    en: 'Changes closed for each change opened in the period; below 1 they pile up.',
  },
  unit: { zh: '倍', en: 'times' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内关闭变更的次数（含合并）÷ 期内新提变更的个数；没有新提变更时未知。${itemRule.zh}${monthRule.zh}。`,
    en: `Closings of changes in the period, merges included ÷ changes opened in the period; unknown when none was opened. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-closure-ratio/',
  chaoss: 'Change Request Closure Ratio',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return ratioFigures(
      session,
      request,
      sql`select subject, month, n as part, 0 as whole from (${closings('change')}) done
        union all select subject, month, 0, n from (${openings('change')}) begun`,
      noneSuch.changesOpened,
    );
  },
});
