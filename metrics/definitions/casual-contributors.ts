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
import { personaFigures, personaRule } from '../figures/persona.ts';
import { commitRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const casualContributors = defineMetric({
  id: 'casual-contributors',
  name: { zh: '访客贡献者数', en: 'Casual contributors' },
  description: {
    zh: '偶尔贡献，或只收藏、复刻的人。',
    en: 'People who contribute now and then, or only starred or forked.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `12 个月内状态为“访客”的人数。${personaRule.zh}${involvedRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `People in the state “casual” over 12 months. ${personaRule.en} ${involvedRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  chaoss: 'Occasional Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['year', 'window12'],
  detailShape: null,
  compute(session) {
    return personaFigures(session, 'casual');
  },
});
