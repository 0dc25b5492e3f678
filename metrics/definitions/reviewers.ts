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
import { monthRule } from '../figures/known.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const reviewers = defineMetric({
  id: 'reviewers',
  name: { zh: '参与评审的人数', en: 'Reviewers' },
  description: {
    zh: '有多少人评审过别人的变更。',
    en: 'How many people reviewed changes of others.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内对别人的变更做过评审或写过行内评审意见的不同人数。${peopleRule.zh}${monthRule.zh}。`,
    en: `Distinct people who reviewed, or wrote review comments on, a change of somebody else in the period. ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-request-reviews/',
  chaoss: 'Change Request Reviews',
  needs: ['reviews', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(
      session,
      request,
      sql`select distinct subject, month, person as key from acts
        where kind in ('review', 'review-comment') and person is not null and person is distinct from other`,
    );
  },
});
