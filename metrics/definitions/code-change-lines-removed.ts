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
import { changedLines, uncountedRule } from '../figures/lines.ts';
import { commitRule } from '../figures/session.ts';

import { defineMetric } from '../metric.ts';

export const codeChangeLinesRemoved = defineMetric({
  id: 'code-change-lines-removed',
  name: { zh: '删除代码行数', en: 'Lines removed' },
  description: {
    zh: '期内提交一共删除了多少行，按 git 的统计。',
    en: 'How many lines were removed by the commits of the period, as git counts.',
  },
  unit: { zh: '行', en: 'lines' },
  topic: 'code',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `各提交相对其父提交的删除行数（git numstat，二进制文件为 0）之和。${uncountedRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Sum over the commits of the lines removed against their parent (git numstat, binary files count 0). ${uncountedRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-code-changes-lines/',
  chaoss: 'Code Changes Lines',
  needs: ['commit'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return changedLines(session, request, sql`deletions`);
  },
});
