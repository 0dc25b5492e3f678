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

import { authorFigures, newAuthorRule } from '../figures/item-authors.ts';
import { monthRule } from '../figures/known.ts';
import { itemRule } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const issuesByNewAuthors = defineMetric({
  id: 'issues-by-new-authors',
  name: { zh: '新人发起的议题', en: 'Issues by new authors' },
  description: {
    zh: '期内有多少个议题由此前从未发起过议题的人发起。',
    en: 'How many issues came from people who opened their first issue in the period.',
  },
  unit: { zh: '个议题', en: 'issues' },
  topic: 'issues',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内由此前从未发起过议题的人发起的议题个数。${newAuthorRule.zh}${itemRule.zh}${monthRule.zh}。`,
    en: `Issues opened in the period by people who had opened none before it. ${newAuthorRule.en} ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/cncf/devstats/tree/194c6ce2/metrics/shared/new_issues.sql',
  chaoss: null,
  needs: ['issues'],
  additive: false,
  scopes: ['repository', 'project'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return authorFigures(session, request, { kind: 'issue', which: 'new', count: 'items' });
  },
});
