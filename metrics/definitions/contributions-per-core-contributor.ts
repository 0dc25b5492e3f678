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

import { involvedRule, peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { personaRule } from '../figures/persona.ts';
import { personaHeadFigures } from '../figures/persona-head.ts';
import { defineMetric } from '../metric.ts';

export const contributionsPerCoreContributor = defineMetric({
  id: 'contributions-per-core-contributor',
  name: { zh: '核心的人均贡献次数', en: 'Contributions per core contributor' },
  description: {
    zh: '处于“核心”状态的人 12 个月里平均每人贡献多少次。',
    en: 'How many contributions each core contributor made in 12 months.',
  },
  unit: { zh: '次/人', en: 'per person' },
  topic: 'people',
  direction: 'none',
  revision: 1,
  formula: {
    zh: `状态为“核心”且有贡献的人的贡献次数 ÷ 人数，保留三位小数；没有这样的人时未知。${personaRule.zh}${involvedRule.zh}${peopleRule.zh}${monthRule.zh}。`,
    en: `Contributions of the people in the state “core” who contributed ÷ their number, to three decimals; unknown when there is nobody. ${personaRule.en} ${involvedRule.en} ${peopleRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/compass-metrics-model/blob/3b5b042e/compass_metrics/contributor_metrics.py',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['window12'],
  detailShape: null,
  compute(session) {
    return personaHeadFigures(session, 'core');
  },
});
