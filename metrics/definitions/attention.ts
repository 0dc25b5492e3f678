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
import { combineFigures } from '../figures/combine.ts';
import { monthRule } from '../figures/known.ts';
import { humanRule } from '../figures/session.ts';
import { distinctFigures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const attention = defineMetric({
  id: 'attention',
  name: { zh: '关注度', en: 'Attention' },
  description: {
    zh: '有多少人收藏（star）和复刻（fork）。',
    en: 'How many people starred and forked.',
  },
  unit: { zh: '点', en: 'points' },
  topic: 'activity',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内收藏的不同人数 + 2 × 复刻的不同人数；身份不详者每次各算一人。${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct people who starred in the period + 2 × distinct people who forked; each star or fork by somebody unknown counts as one more. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/metrics/indices.ts',
  chaoss: null,
  needs: ['stars', 'forks'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    const who = (kind: string) =>
      distinctFigures(
        session,
        request,
        sql`select distinct subject, month, coalesce(person::text, repository_id || ' ' || source) as key from acts where kind = ${kind}`,
      );
    return combineFigures(await who('star'), await who('fork'), (stars, forks) => stars + 2 * forks);
  },
});
