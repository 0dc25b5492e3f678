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
import { maintenance, maintenanceRule } from '../figures/maintenance.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { commitRule } from '../figures/session.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const maintainersActive = defineMetric({
  id: 'maintainers-active',
  name: { zh: '活跃的维护者数', en: 'Active maintainers' },
  description: {
    zh: '有多少人在替别人合入、关闭或提交。',
    en: 'How many people merge, close or commit what others did.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `${maintenanceRule.zh}按人去重。没有采到平台数据时只看提交，并注明；提交也看不出有人时未知。${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct people. ${maintenanceRule.en} Where platform acts were not collected, commits alone can tell, and the figure says so; it is unknown when they show nobody. ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/chaoss/wg-metrics-models',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    const people = sql`select distinct bucket as subject, month, person as key from (${maintenance(request)}) m`;
    return notePlatformPart(session, await distinctFigures(session, request, people), 'unknown');
  },
});
