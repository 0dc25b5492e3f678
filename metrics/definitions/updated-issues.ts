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
import { monthRule } from '../figures/known.ts';
import { humanRule } from '../figures/session.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const updatedIssues = defineMetric({
  id: 'updated-issues',
  name: { zh: '有动静的议题', en: 'Updated issues' },
  description: {
    zh: '期内有人新开、关闭、重开或评论过的议题有多少个。',
    en: 'How many issues somebody opened, closed, reopened or commented on.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内至少有一次人的行为（新开、关闭、重开、评论）的不同议题个数；人和单位按自己的行为计。${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct issues with at least one act of a human in the period: opened, closed, reopened or commented on. People and organisations by their own acts. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-issues-active/',
  chaoss: 'Issues Active',
  needs: ['issues', 'comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return distinctFigures(
      session,
      request,
      sql`select distinct subject, month, repository_id || ' ' || subject_number as key from acts where subject_kind = 'issue'`,
    );
  },
});
