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
import { perHeadFigures } from '../figures/per-head.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { humanRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const contributionsPerCodeContributor = defineMetric({
  id: 'contributions-per-code-contributor',
  name: { zh: '代码协作者的人均次数', en: 'Contributions per person in code work' },
  description: {
    zh: '提交、提变更、评审的人 12 个月里平均每人做了多少次。',
    en: 'How often each person who committed, opened changes or reviewed did so in 12 months.',
  },
  unit: { zh: '次/人', en: 'per person' },
  topic: 'code',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `提交、共同作者、新提变更、评审、评审意见的次数 ÷ 人数，保留三位小数；没有这样的人时未知。${peopleRule.zh}${humanRule.zh}${monthRule.zh}。`,
    en: `Commits, co-authorships, changes opened, reviews and review comments ÷ people, to three decimals; unknown when there is nobody. ${peopleRule.en} ${humanRule.en} ${monthRule.en}`,
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
      await perHeadFigures(session, request, {
        acts: actsOf([...codeKinds, 'change-opened', 'review', 'review-comment']),
      }),
    );
  },
});
