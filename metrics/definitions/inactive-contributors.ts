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
import { codeKinds, peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { firstActs } from '../figures/first-act.ts';
import { monthRule } from '../figures/known.ts';
import { runningFigures, windowSteps } from '../figures/running-total.ts';
import { commitRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const inactiveContributors = defineMetric({
  id: 'inactive-contributors',
  name: { zh: '不活跃贡献者数', en: 'Inactive contributors' },
  description: {
    zh: '以前写过代码、最近 6 个月没有再写的人有多少。',
    en: 'How many people wrote code before and none in the last six months.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `期末以前首次出现、在截至期末的 6 个月里贡献次数 ≤ 0 的代码贡献者（作者或共同作者）人数；月、季、年只看期末。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Contributors of code (authors and co-authors) first seen before the end of the period whose contributions in the six months up to it are ≤ 0; months, quarters and years differ in their end alone. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/chaoss.ts',
  chaoss: 'Inactive Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    const people = peopleWho(codeKinds);
    return runningFigures(
      session,
      request,
      sql`select subject, month, 1 as change from (${firstActs(request, codeKinds)}) f
        union all select subject, month, -change from (${windowSteps(people, 6)}) w`,
    );
  },
});
