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

export const releases = defineMetric({
  id: 'releases',
  name: { zh: '发布次数', en: 'Releases' },
  description: {
    zh: '期内发布了多少个正式版本。',
    en: 'How many final versions were released.',
  },
  unit: { zh: '次', en: 'releases' },
  topic: 'delivery',
  direction: 'higher',
  revision: 2,
  formula: {
    zh: `期内的发布次数。${releaseRule.zh}${monthRule.zh}。`,
    en: `Releases in the period. ${releaseRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-release-frequency/',
  chaoss: 'Release Frequency',
  needs: ['tag'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select r.subject, ${monthOfUtc(sql`r.at`)} as month,
        count(*) as releases from (${releaseFacts()}) r group by 1, 2`,
      value: sql`coalesce(sum(p.releases), 0)`,
    });
  },
});
