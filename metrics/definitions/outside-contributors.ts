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
import { affiliationRule } from '../figures/affiliation.ts';
import { monthRule } from '../figures/known.ts';
import { explainOutsiders, memberMonthFacts, outsiders } from '../figures/outside.ts';
import { commitRule } from '../figures/session.ts';
import { spannedFigures } from '../figures/spans.ts';
import { defineMetric } from '../metric.ts';

export const outsideContributors = defineMetric({
  id: 'outside-contributors',
  name: { zh: '外部贡献者占比', en: 'Share of outside contributors' },
  description: {
    zh: '贡献者里有多大比例不属于主导单位。',
    en: 'Which share of the contributors does not belong to the leading organisation.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `主导单位 = 期内提交最多的已知单位（并列则都算）。期内以主导单位身份贡献过的人为内部，以其他单位或个人名义贡献的人为外部；结果 = 外部 ÷（内部 + 外部）。单位未知的人不计入；超过一半时结果未知。没有已知单位提交时，所有单位已知的人都是外部。${involvedRule.zh}${affiliationRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Leading organisation = the known organisation with the most commits of the period (all of them when they tie). Who contributed for it at all is inside, who contributed for others or on their own behalf is outside; the figure is outside ÷ (inside + outside). People of unknown affiliation are left out; when they are more than half the figure is unknown. Without commits of any known organisation everybody of known affiliation is outside. ${involvedRule.en} ${affiliationRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/?p=3464',
  chaoss: 'Organizational Diversity',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session) {
    return spannedFigures(session, memberMonthFacts, outsiders, explainOutsiders);
  },
});
