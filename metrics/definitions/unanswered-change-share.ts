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
import { itemRule, noneSuch, ratioFigures, sofarRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const unansweredChangeShare = defineMetric({
  id: 'unanswered-change-share',
  name: { zh: '变更无人回应比例', en: 'Unanswered changes' },
  description: {
    zh: '期内新提的变更里，多大比例至今没有别人评论或评审。',
    en: 'Which share of the changes opened in the period nobody else has answered yet.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'changes',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期内新提的变更中，截至最近一次采集没有他人评论或评审的占比；没有新提的变更时未知。${sofarRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Share of the changes opened in the period without a comment or review by another human as of the last crawl; unknown when none was opened. ${sofarRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-time-to-first-response/',
  chaoss: null,
  needs: ['changes', 'comments', 'reviews'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return ratioFigures(
      session,
      request,
      sql`select subject, month, count(*) filter (where first_response_at is null) as part, count(*) as whole
        from items where kind = 'change' group by subject, month`,
      noneSuch.changesOpened,
    );
  },
});
