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
import { codeKinds, peopleRule } from '../figures/act-kinds.ts';
import { firstActs } from '../figures/first-act.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const newContributors = defineMetric({
  id: 'new-contributors',
  name: { zh: '新贡献者数', en: 'New contributors' },
  description: {
    zh: '期内第一次为它写代码的人有多少。',
    en: 'How many people wrote code for it for the first time.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 2,
  formula: {
    zh: `首次贡献（作者或共同作者）落在期内的人数，首次按该对象的全部历史判定（单位则是以该单位身份的首次）。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `People whose first contribution (as author or co-author), judged over all history of the subject (of an organisation: the first on its behalf), falls in the period. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-new-contributors/',
  chaoss: 'New Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, count(*) as people from (${firstActs(request, codeKinds)}) f group by subject, month`,
      value: sql`coalesce(sum(p.people), 0)`,
    });
  },
});
