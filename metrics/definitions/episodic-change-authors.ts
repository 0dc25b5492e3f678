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

import { authorFigures, episodicRule } from '../figures/item-authors.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const episodicChangeAuthors = defineMetric({
  id: 'episodic-change-authors',
  name: { zh: '偶尔发起变更的人数', en: 'Episodic authors of changes' },
  description: {
    zh: '期内发起变更的人里，偶尔参与的有多少。',
    en: 'How many of those who opened a change in the period do so now and then.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `期内发起变更、属于偶尔参与的人数。${episodicRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `People who opened a change in the period and are episodic. ${episodicRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/cncf/devstats/tree/194c6ce2/metrics/shared/episodic_contributors.sql',
  chaoss: null,
  needs: ['changes'],
  additive: false,
  scopes: ['repository', 'project'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return authorFigures(session, request, { kind: 'change', which: 'episodic', count: 'people' });
  },
});
