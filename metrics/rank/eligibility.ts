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

import type { LicenceResult } from '#licenses/result.ts';
import type { Stage, Text } from '#store/facts.ts';
import { addMonths, type Month, monthStart } from '#store/period.ts';

/** One condition of entering a ranking; `met: null` = cannot be known, and does not keep anybody out. */
export interface Condition {
  readonly id: 'stage' | 'licence' | 'history' | 'archived';
  readonly met: boolean | null;
  readonly text: Text;
}

/** What the conditions look at. */
export interface EligibilityFacts {
  readonly stage: Stage;
  /** Of the project's first crawled repository; null = not crawled. */
  readonly licence: Pick<LicenceResult, 'concluded' | 'approved' | 'agreement'> | null;
  readonly firstCommitAt: Date | null;
}

const rankedStages: readonly Stage[] = ['sandbox', 'incubating', 'graduated'];

function stageCondition(stage: Stage): Condition {
  const met = rankedStages.includes(stage);
  const text = met
    ? { zh: '处于沙箱、孵化或毕业阶段', en: 'In sandbox, incubating or graduated' }
    : { zh: '不在沙箱、孵化或毕业阶段', en: 'Not in sandbox, incubating or graduated' };
  return { id: 'stage', met, text };
}

function licenceText(licence: EligibilityFacts['licence']): Text {
  if (licence === null) return { zh: '尚未采集，许可证未知', en: 'Not crawled yet: the licence is unknown' };
  if (licence.agreement === 'conflict') {
    return { zh: '声明的许可证与许可证文本不一致', en: 'The declared licence and the licence text disagree' };
  }
  if (licence.concluded === null) return { zh: '没有识别出许可证', en: 'No licence was identified' };
  return licence.approved === true
    ? {
        zh: `${licence.concluded}：OSI 认可或木兰许可证`,
        en: `${licence.concluded}: approved by the OSI, or a Mulan licence`,
      }
    : {
        zh: `${licence.concluded}：不是 OSI 认可或木兰许可证`,
        en: `${licence.concluded}: neither approved by the OSI nor a Mulan licence`,
      };
}

function licenceCondition(licence: EligibilityFacts['licence']): Condition {
  return { id: 'licence', met: licence === null ? null : licence.approved === true, text: licenceText(licence) };
}

function historyCondition({ licence, firstCommitAt }: EligibilityFacts, month: Month): Condition {
  if (licence === null && firstCommitAt === null) {
    return {
      id: 'history',
      met: null,
      text: { zh: '尚未采集，历史未知', en: 'Not crawled yet: the history is unknown' },
    };
  }
  const met = firstCommitAt !== null && firstCommitAt < monthStart(addMonths(month, -2));
  const text = met
    ? { zh: '已有三个月以上的历史', en: 'At least three months of history' }
    : { zh: '到当月末不足三个月的历史', en: 'Less than three months of history at the end of the month' };
  return { id: 'history', met, text };
}

/** Why a project that meets every known condition is kept out all the same: it was never crawled. Null when it was. */
export function neverCrawled(facts: EligibilityFacts): Text | null {
  return facts.licence === null ? licenceText(null) : null;
}

/** Conditions before any score, in the order in which the first unmet one is given as the reason. */
export function eligibility(facts: EligibilityFacts, month: Month): Condition[] {
  const archived = {
    zh: '是否归档从 git 看不出来，不因此排除',
    en: 'Whether it is archived cannot be told from git; nobody is kept out for it',
  };
  return [
    stageCondition(facts.stage),
    licenceCondition(facts.licence),
    historyCondition(facts, month),
    { id: 'archived', met: null, text: archived },
  ];
}
