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
import { countFigures, itemRule, openings, reopenings } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issuesOpenedOrReopened = defineMetric({
  id: 'issues-opened-or-reopened',
  name: { zh: '新开和重开的议题', en: 'Issues opened or reopened' },
  description: {
    zh: '期内新开或重新打开了多少次议题，即 OpenDigger 的 issues_new。',
    en: 'How often issues were opened or opened again: the issues_new of OpenDigger.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内新开的议题个数，加上重新打开的次数；同一议题同月重开两次算两次（OpenDigger 每个议题每期只算一次）。${itemRule.zh}${monthRule.zh}。`,
    en: `Issues opened in the period plus every reopening in it; an issue reopened twice counts twice (OpenDigger counts each issue once a period). ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/9dbe6212/src/metrics/chaoss.ts',
  chaoss: null,
  needs: ['issues', 'events'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(session, request, sql`${openings('issue')} union all ${reopenings('issue')}`);
  },
});
