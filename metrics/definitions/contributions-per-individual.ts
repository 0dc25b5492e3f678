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
import { actsOf, involvedKinds, involvedRule, peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { employed, employedRule, perHeadFigures } from '../figures/per-head.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { humanRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const contributionsPerIndividual = defineMetric({
  id: 'contributions-per-individual',
  name: { zh: '无已知单位者的人均贡献次数', en: 'Contributions per individual' },
  description: {
    zh: '没有已知单位的贡献者 12 个月里平均每人贡献多少次。',
    en: 'How many contributions each contributor without a known organisation made in 12 months.',
  },
  unit: { zh: '次/人', en: 'per person' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `没有已知单位的贡献次数 ÷ 人数，保留三位小数；没有这样的人时未知。${involvedRule.zh}${employedRule.zh}${peopleRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Contributions without a known organisation ÷ people who made them, to three decimals; unknown when there is nobody. ${involvedRule.en} ${employedRule.en} ${peopleRule.en} ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/contributor_metrics.py',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  async compute(session, request) {
    return notePlatformPart(
      session,
      await perHeadFigures(session, request, { acts: actsOf(involvedKinds), where: sql`not (${employed})` }),
    );
  },
});
