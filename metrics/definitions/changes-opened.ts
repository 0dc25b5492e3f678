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

import { monthRule } from '../figures/known.ts';
import { countFigures, itemRule, openings } from '../figures/work-item.ts';
import { defineMetric } from '../metric.ts';

export const changesOpened = defineMetric({
  id: 'changes-opened',
  name: { zh: '新提变更', en: 'Changes opened' },
  description: {
    zh: '期内新提了多少个变更（PR/MR）。',
    en: 'How many changes (pull or merge requests) were opened.',
  },
  unit: { zh: '个变更', en: 'changes' },
  topic: 'changes',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内由人新提的变更个数；重新打开不算新提。${itemRule.zh}${monthRule.zh}。`,
    en: `Changes opened in the period; reopening is not opening. ${itemRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-change-requests/',
  chaoss: 'Change Requests',
  needs: ['changes'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return countFigures(session, request, openings('change'));
  },
});
