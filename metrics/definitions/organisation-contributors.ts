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

import { actsOf, involvedKinds, involvedRule, peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { employed, employedRule, headFigures } from '../figures/per-head.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { humanRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const organisationContributors = defineMetric({
  id: 'organisation-contributors',
  name: { zh: '有单位的贡献者数', en: 'Contributors with an organisation' },
  description: {
    zh: '12 个月里有多少贡献者代表已知的单位。',
    en: 'How many contributors of 12 months acted for a known organisation.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `12 个月里有贡献、且有单位的不同人数。${involvedRule.zh}${employedRule.zh}${peopleRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct people with a contribution for a known organisation in 12 months. ${involvedRule.en} ${employedRule.en} ${peopleRule.en} ${humanRule.en} ${monthRule.en}`,
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
      await headFigures(session, request, { acts: actsOf(involvedKinds), where: employed }),
    );
  },
});
