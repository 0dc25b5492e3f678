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
import { involvedRule, peopleRule } from '../figures/act-kinds.ts';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { explainVerified, verifiedActs } from '../figures/verified.ts';
import { defineMetric } from '../metric.ts';

export const verifiedIdentity = defineMetric({
  id: 'verified-identity',
  name: { zh: '经核实的身份', en: 'Verified identity' },
  description: {
    zh: '贡献里有多大比例出自身份经过核实的人。',
    en: 'Which share of the contributions is by people whose identity is verified.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'people',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内贡献次数中，由身份已核实的人作出的占比。已核实 = 此人的平台账号由证明（noreply 邮箱里的账号编号、平台自己把邮箱关联到账号）与其邮箱相连，或此人只以平台账号出现。作者不详的行为不计入；其中没有一个人的平台账号为已知时未知。${involvedRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `Of the contributions of the period, the share by people who are verified: their platform account is joined with an address of theirs by proof (the account id in a no-reply address, or the platform’s own link of the address), or they appear as platform accounts alone. Acts of unknown authors are left out; unknown when no platform account of any of the people is known. ${involvedRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/chaoss/grimoirelab-sortinghat',
  chaoss: null,
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: verifiedActs,
      value: sql`case when sum(p.holders) > 0 then sum(p.verified) / sum(p.acts) end`,
      explain: explainVerified,
    });
  },
});
