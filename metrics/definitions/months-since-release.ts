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
import { daysSince } from '../figures/last-act.ts';
import { releaseFacts, releaseRule } from '../figures/release.ts';
import { defineMetric } from '../metric.ts';

export const monthsSinceRelease = defineMetric({
  id: 'months-since-release',
  name: { zh: '距上次发布的月数', en: 'Months since the last release' },
  description: {
    zh: '最近一次发布离窗口末尾多久。',
    en: 'How long before the end of the window the last release was made.',
  },
  unit: { zh: '月', en: 'months' },
  topic: 'delivery',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `自窗口末尾之前最后一次发布到窗口末尾的天数 ÷ 30，保留两位小数；从未发布的未知。${releaseRule.zh}${monthRule.zh}。`,
    en: `Days from the last release before the end of the window to that end ÷ 30, to two decimals; unknown where nothing was ever released. ${releaseRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/linuxfoundation/insights/blob/main/frontend/docs/metrics/health-score/index.md',
  chaoss: null,
  needs: ['tag'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session) {
    const facts = sql`select r.subject, r.at from (${releaseFacts()}) r`;
    const months = (days: ReturnType<typeof sql>) => sql`round(${days}::numeric / 30, 2)`;
    return daysSince(session, facts, 'last', months, ({ value }) =>
      value === null ? { zh: '还没有发布过', en: 'Nothing was released yet' } : null,
    );
  },
});
