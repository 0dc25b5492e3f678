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

import { openDiggerKinds, peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const participants = defineMetric({
  id: 'participants',
  name: { zh: '参与人数', en: 'Participants' },
  description: {
    zh: '有多少人评论、新建议题、新建变更、写行内评审意见或有变更被合入。',
    en: 'How many people commented, opened an issue or a change, wrote a review comment or had a change merged.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内有这五种行为之一的不同人数，与 OpenDigger 活跃度所数的行为相同。${peopleRule.zh}${monthRule.zh}。`,
    en: `Distinct people with at least one of these five acts in the period, the acts that make OpenDigger’s activity. ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/indices.ts',
  chaoss: null,
  needs: ['issues', 'changes', 'comments', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(session, request, peopleWho(openDiggerKinds));
  },
});
