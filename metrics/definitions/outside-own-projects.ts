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

import { peopleRule } from '../figures/act-kinds.ts';
import { affiliationRule } from '../figures/affiliation.ts';
import { elsewhere } from '../figures/elsewhere.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const outsideOwnProjects = defineMetric({
  id: 'outside-own-projects',
  name: { zh: '在自家以外项目的活跃占比', en: 'Share of activity outside its own projects' },
  description: {
    zh: '单位的活跃度有多大比例花在别人主导的项目上。',
    en: 'Which share of the activity of an organisation goes to projects that others lead.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `自家项目 = 该单位在期内提交数最多（并列也算）的项目；结果 = 在其他项目的活跃度 ÷ 全部活跃度。期内没有活跃度则未知；“个人”和“未知”不是单位，结果未知。${affiliationRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Own projects = those in which no organisation has more commits in the period (ties count as own); the figure is activity in other projects ÷ all activity. Unknown without activity; individuals and the unknown are no organisation and have no figure. ${affiliationRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://chaoss.community/?p=3464',
  chaoss: null,
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['organisation'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return elsewhere(session, request);
  },
});
