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
import { activityRule } from '../derive/activity-weights.ts';
import { affiliationRule } from '../figures/affiliation.ts';
import { monthRule } from '../figures/known.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { commitRule, humanRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const activity = defineMetric({
  id: 'activity',
  name: { zh: '活跃度', en: 'Activity' },
  description: {
    zh: '按人、代码仓、月份开平方抑制、再经反刷量折减的贡献量：做得多仍然更高，刷量的回报递减。',
    en: 'Contributions damped by a square root per person, repository and month and lowered by the rules against gaming: more work still counts more, piling it up pays less and less.',
  },
  unit: { zh: '点', en: 'points' },
  topic: 'activity',
  direction: 'higher',
  revision: 2,
  formula: {
    zh: `${activityRule.zh}季度和年为各月之和。没有采到平台数据时只含提交，并注明。${commitRule.zh}${humanRule.zh}${affiliationRule.zh}${monthRule.zh}。`,
    en: `${activityRule.en} Quarters and years are sums of months. Where platform acts were not collected it holds commits only, and says so. ${commitRule.en} ${humanRule.en} ${affiliationRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/indices.ts',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    const rows = await figures(session, request, {
      facts: sql`select subject, month, sum(activity) as amount from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.amount), 0)`,
    });
    return notePlatformPart(session, rows);
  },
});
