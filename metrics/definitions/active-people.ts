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

import { involvedKinds, involvedRule, peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { commitRule } from '../figures/session.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const activePeople = defineMetric({
  id: 'active-people',
  name: { zh: '活跃人数', en: 'Active people' },
  description: {
    zh: '有多少人做过任何贡献，不限于写代码。',
    en: 'How many people contributed in any way, not in code alone.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内有贡献的不同人数。${involvedRule.zh}只写代码的人数见“贡献者数”。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct people with a contribution in the period. ${involvedRule.en} “Contributors” are those of code alone. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-contributors/',
  chaoss: 'Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    return notePlatformPart(session, await distinctFigures(session, request, peopleWho(involvedKinds)));
  },
});
