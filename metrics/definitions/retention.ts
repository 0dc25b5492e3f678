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
import { type Judge, rollingWindow, windowedFigures } from '../figures/rolling.ts';
import { commitRule } from '../figures/session.ts';

import { defineMetric } from '../metric.ts';

/** Share of the holders of the 12 months before each window who are in the window too. */
const kept: Judge = (facts) => {
  const [window, former] = [rollingWindow(facts, 12), rollingWindow(facts, 12)];
  return (month) => {
    const [now, before] = [window.endAt(month), former.endAt(month - 12)];
    const stayed = [...before.keys()].filter((holder) => now.has(holder)).length;
    return { value: before.size === 0 ? null : stayed / before.size, basis: null };
  };
};

export const retention = defineMetric({
  id: 'retention',
  name: { zh: '贡献者留存率', en: 'Contributor retention' },
  description: {
    zh: '前一年的贡献者里，有多大比例今年还在贡献。',
    en: 'Which share of the contributors of the year before still contributes.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `前 12 个月的贡献者（作者或共同作者）中，在本 12 个月也有贡献的人数占比；前 12 个月没有贡献者时未知。${commitRule.zh}${monthRule.zh}。`,
    en: `Of the contributors (authors and co-authors) of the 12 months before the window, the share who contributed in the window; unknown when there were none. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-inactive-contributors/',
  chaoss: 'Inactive Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation'],
  periods: ['year', 'window12'],
  detailShape: null,
  compute(session) {
    const facts = sql`select distinct subject, month, person as holder, 1 as amount from actor_month`;
    return windowedFigures(session, facts, kept, ({ value }) =>
      value === null ? { zh: '前一个 12 个月没有贡献者', en: 'No contributors in the 12 months before' } : null,
    );
  },
});
