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
import { peopleRule } from '../figures/act-kinds.ts';
import { firstActs } from '../figures/first-act.ts';
import { monthRule } from '../figures/known.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const newChangeContributors = defineMetric({
  id: 'new-change-contributors',
  name: { zh: '新变更贡献者数', en: 'New change contributors' },
  description: {
    zh: '有多少人的变更第一次被合入。',
    en: 'How many people had their first change merged.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `第一个被合入的变更落在期内的作者人数，按该对象的全部历史判定（OpenDigger 的 new_contributors）。${peopleRule.zh}${monthRule.zh}。`,
    en: `Authors whose first merged change, judged over all history of the subject, falls in the period (new_contributors of OpenDigger). ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/chaoss.ts',
  chaoss: 'New Contributors',
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, count(*) as people from (${firstActs(request, ['change-merged'])}) f group by subject, month`,
      value: sql`coalesce(sum(p.people), 0)`,
    });
  },
});
