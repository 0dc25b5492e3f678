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
import { humanRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const issueContributors = defineMetric({
  id: 'issue-contributors',
  name: { zh: '议题参与者数', en: 'People in issues' },
  description: {
    zh: '12 个月里有多少人开、关或评论过议题。',
    en: 'How many people opened, closed or commented on issues in 12 months.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `12 个月里新开、关闭、重开或评论过议题的不同人数。${peopleRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct people who opened, closed, reopened or commented on an issue in 12 months. ${peopleRule.en} ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/contributor_metrics.py',
  chaoss: null,
  needs: ['issues', 'comments'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select subject, month, person, count(*) as n from acts
        where subject_kind = 'issue' and person is not null group by subject, month, person`,
      value: sql`count(distinct p.person)`,
    });
  },
});
