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

import { peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { conversionRule } from '../figures/conversion.ts';
import { monthRule } from '../figures/known.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const d2Contributors = defineMetric({
  id: 'd2-contributors',
  name: { zh: 'D2 贡献者数', en: 'D2 contributors' },
  description: {
    zh: '有多少人的变更被合入：漏斗的第三级。',
    en: 'How many people had a change merged: the third step of the funnel.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内达到 D2 级的不同人数。${conversionRule.zh}${peopleRule.zh}${monthRule.zh}。`,
    en: `Distinct people of step D2 in the period. ${conversionRule.en} ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-conversion-rate/',
  chaoss: 'Conversion Rate',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(session, request, peopleWho(['change-merged']));
  },
});
