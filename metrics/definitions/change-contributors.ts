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
import { monthRule } from '../figures/known.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const changeContributors = defineMetric({
  id: 'change-contributors',
  name: { zh: '变更贡献者数', en: 'Change contributors' },
  description: {
    zh: '有多少人的变更（PR/MR）被合入。',
    en: 'How many people had a change merged.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内被合入的变更的不同作者人数（OpenDigger 的 contributors）。${peopleRule.zh}${monthRule.zh}。`,
    en: `Distinct authors of changes merged in the period (contributors of OpenDigger). ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/chaoss.ts',
  chaoss: 'Contributors',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(session, request, peopleWho(['change-merged']));
  },
});
