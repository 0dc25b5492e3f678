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

import { actsOf, codeKinds, peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { headFigures } from '../figures/per-head.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { humanRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const codeContributors = defineMetric({
  id: 'code-contributors',
  name: { zh: '代码协作者数', en: 'People in code work' },
  description: {
    zh: '12 个月里有多少人提交、提变更或评审。',
    en: 'How many people committed, opened changes or reviewed in 12 months.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'code',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `12 个月里有提交、共同作者、新提变更、评审或评审意见的不同人数。${peopleRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Distinct people with a commit, a co-authorship, a change opened, a review or a review comment in 12 months. ${peopleRule.en} ${humanRule.en} ${monthRule.en}`,
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
      await headFigures(session, request, {
        acts: actsOf([...codeKinds, 'change-opened', 'review', 'review-comment']),
      }),
    );
  },
});
