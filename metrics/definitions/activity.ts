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
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const activity = defineMetric({
  id: 'activity',
  name: { zh: '活跃度', en: 'Activity' },
  description: {
    zh: '按人、代码仓、月份开平方抑制后的代码贡献量：做得多仍然更高，刷量的回报递减。',
    en: 'Code contributions damped by a square root per person, repository and month: more work still counts more, piling up commits pays less and less.',
  },
  unit: { zh: '点', en: 'points' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `A(人, 仓, 月) = √(1 × 提交数 + 0.5 × 以共同作者身份参与的提交数)；按人、仓、月相加。一个人当月若换了单位，A 按各次贡献的权重分给各单位，因此各人之和 = 各单位与“未知”之和 = 项目。形式取自 OpenDigger 活跃度，只用 git 能知道的事件；评审、议题等平台事件要等平台数据采集后在新修订里加入。${commitRule.zh}${affiliationRule.zh}${monthRule.zh}。`,
    en: `A(person, repository, month) = √(1 × commits + 0.5 × commits co-authored), summed over people, repositories and months. When somebody changes employer within a month, A is split by the weight of each contribution, so the sum over people = the sum over organisations and unknown = the project. The form is OpenDigger's activity with the events that git knows; reviews, issues and other platform events come with a later revision, once they are crawled. ${commitRule.en} ${affiliationRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/indices.ts',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(activity) as activity from actor_month group by subject, month`,
      value: sql`coalesce(sum(p.activity), 0)`,
    });
  },
});
