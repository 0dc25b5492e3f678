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
import { monthOfUtc } from '../figures/month-index.ts';
import { releaseFacts, releaseRule } from '../figures/release.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const releaseFrequency = defineMetric({
  id: 'release-frequency',
  name: { zh: '发布间隔', en: 'Release interval' },
  description: {
    zh: '相邻两次发布通常隔多少天。',
    en: 'How many days usually lie between one release and the next.',
  },
  unit: { zh: '天', en: 'days' },
  topic: 'delivery',
  direction: 'lower',
  revision: 2,
  formula: {
    zh: `12 个月内每个发布日与其前一个发布日（可以早于窗口）相隔天数的中位数；同一天的多次发布算一个发布日；领域取其各项目的间隔；窗口内没有这样的间隔时未知。${releaseRule.zh}${monthRule.zh}。`,
    en: `Median days between each release day of the 12 months and the release day before it, which may lie before the window; several releases on one day are one; of a domain, the intervals of each of its projects; unknown when the window has no such interval. ${releaseRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-release-frequency/',
  chaoss: 'Release Frequency',
  needs: ['tag'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select d.subject, ${monthOfUtc(sql`d.day`)} as month,
        d.day - lag(d.day) over (partition by d.subject, d.project order by d.day) as days
        from (select distinct r.subject, r.project, r.at::date as day from (${releaseFacts()}) r) d`,
      value: sql`percentile_cont(0.5) within group (order by p.days)`,
      explain: ({ value }) =>
        value === null
          ? { zh: '这 12 个月里没有可比的前后两次发布', en: 'No two releases to compare in these 12 months' }
          : null,
    });
  },
});
