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

import { codeKinds, peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const contributors = defineMetric({
  id: 'contributors',
  name: { zh: '贡献者数', en: 'Contributors' },
  description: {
    zh: '有多少人写了落到默认分支的代码，共同作者也算。',
    en: 'How many people wrote code that reached the default branch, co-authors included.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 2,
  formula: {
    zh: `期内不同的作者与共同作者（Co-authored-by）人数。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct authors and co-authors (Co-authored-by) in the period. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-contributors/',
  chaoss: 'Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(session, request, peopleWho(codeKinds));
  },
});
