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
import { employed } from '../figures/employed.ts';
import { monthRule } from '../figures/known.ts';
import { maintenanceRule } from '../figures/maintenance.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { commitRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const maintainersEmployed = defineMetric({
  id: 'maintainers-employed',
  name: { zh: '所属的维护者数', en: 'Maintainers employed' },
  description: {
    zh: '单位成员里，有多少人在替别人合入、关闭或提交。',
    en: 'How many members of the organisation merge, close or commit what others did.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'organisations',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内以该单位身份有过贡献、同时在任一项目里做过维护的不同人数；没有采到平台数据、提交也看不出有人时未知。${maintenanceRule.zh}${involvedRule.zh}${affiliationRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Distinct people who contributed for the organisation in the period and maintained any project in it; unknown when platform acts were not collected and commits show nobody. ${maintenanceRule.en} ${involvedRule.en} ${affiliationRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/chaoss/wg-metrics-models',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['organisation'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    return notePlatformPart(session, await employed(session, request), 'unknown');
  },
});
