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

export const activity2020 = defineMetric({
  id: 'activity-2020',
  name: { zh: 'OpenDigger 活跃度（2020）', en: 'OpenDigger activity (2020)' },
  description: {
    zh: 'OpenDigger 的活跃度，2023 年 12 月以前的权重，不作折减，便于与其公布的数值对照。',
    en: "OpenDigger's activity with its weights until December 2023 and no discounts, to compare with what it publishes.",
  },
  unit: { zh: '点', en: 'points' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `A(人, 仓, 月) = √(1 × 评论 + 2 × 新建议题 + 3 × 新建变更 + 4 × 行内评审意见 + 2 × 被合入的变更)，按人、仓、月相加；季度和年为各月之和。合入记在变更作者名下；同仓同月里作者不详的行为合在一起，按一人开方。同一月内 A 按各次行为的权重分给各单位，因此各人之和 = 各单位、个人与“未知”之和 = 项目。与 OpenDigger 不同，机器人不计，结果不取整。${humanRule.zh}${monthRule.zh}。`,
    en: `A(person, repository, month) = √(1 × comments + 2 × issues opened + 3 × changes opened + 4 × review comments + 2 × changes merged), summed over people, repositories and months; quarters and years are sums of months. A merge is credited to the author of the change; acts of unknown authors of a repository and month stand under one root together. Within a month A is split over the acts by weight, so that people = organisations, individuals and unknown = the project. Other than at OpenDigger bots are left out, and nothing is rounded. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/indices.ts',
  chaoss: null,
  needs: ['issues', 'changes', 'comments', 'review-comments'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(activity_2020) as amount from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.amount), 0)`,
    });
  },
});
