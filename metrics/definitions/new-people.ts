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
import { involvedKinds, involvedRule, peopleRule } from '../figures/act-kinds.ts';
import { firstActs } from '../figures/first-act.ts';
import { monthRule } from '../figures/known.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const newPeople = defineMetric({
  id: 'new-people',
  name: { zh: '首次参与人数', en: 'New people' },
  description: {
    zh: '有多少人第一次作出任何一种贡献。',
    en: 'How many people made their first contribution of any type.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `首次贡献落在期内的人数，首次按该对象的全部历史判定（单位则是以该单位身份的首次）。${involvedRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `People whose first contribution, judged over all history of the subject (of an organisation: the first on its behalf), falls in the period. ${involvedRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-new-contributors/',
  chaoss: 'New Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    const rows = await figures(session, request, {
      facts: sql`select subject, month, count(*) as people from (${firstActs(request, involvedKinds)}) f group by subject, month`,
      value: sql`coalesce(sum(p.people), 0)`,
    });
    return notePlatformPart(session, rows);
  },
});
