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
import { involvedKinds, involvedRule, lookingKinds, peopleRule, peopleWho } from '../figures/act-kinds.ts';
import { firstActs } from '../figures/first-act.ts';
import { monthRule } from '../figures/known.ts';
import { personaRule } from '../figures/persona.ts';
import { notePlatformPart } from '../figures/platform-part.ts';
import { runningFigures, windowSteps } from '../figures/running-total.ts';
import { commitRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';

export const silentContributors = defineMetric({
  id: 'silent-contributors',
  name: { zh: '沉寂贡献者数', en: 'Silent contributors' },
  description: {
    zh: '以前出现过、12 个月没有任何行为的人。',
    en: 'People seen before who did nothing in 12 months.',
  },
  unit: { zh: '人', en: 'people' },
  topic: 'people',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `12 个月内状态为“沉寂”的人数。${personaRule.zh}${involvedRule.zh}${peopleRule.zh}${commitRule.zh}${monthRule.zh}。`,
    en: `People in the state “silent” over 12 months. ${personaRule.en} ${involvedRule.en} ${peopleRule.en} ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  chaoss: 'Inactive Contributors',
  needs: ['commit', 'commit_trailer'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'domain'],
  periods: ['year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    const everything = [...involvedKinds, ...lookingKinds];
    const rows = await runningFigures(
      session,
      request,
      sql`select subject, month, 1 as change from (${firstActs(request, everything)}) f
        union all select subject, month, -change from (${windowSteps(peopleWho(everything), 12)}) w`,
      [12],
    );
    return notePlatformPart(session, rows);
  },
});
