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
import type { ScoreResult } from '../model.ts';
import type { RankingRules } from './rules.ts';

/** One condition of entering a ranking; `met: null` = cannot be known, and does not keep anybody out. */
export interface Condition {
  readonly id: 'stage' | 'licence' | 'history' | 'archived' | 'conflict' | 'coverage';
  readonly met: boolean | null;
  readonly text: Text;
}

/** A licence found in the distributed files that the project's own licence does not allow. */
export interface FrozenConflict {
  readonly expression: string;
  readonly files: number;
  /** The first of them. */
  readonly path: string;
}

/** What the conditions look at. */
export interface EligibilityFacts {
  readonly stage: Stage;
  /** Of the project's first crawled repository; null = not crawled. */
  readonly licence: Pick<LicenceResult, 'concluded' | 'approved' | 'agreement' | 'declared' | 'detected'> | null;
  /** Authorship of the first commit, ISO; null = none, or not crawled. */
  readonly firstCommitAt: string | null;
  /** True when the platforms of all repositories say so, false when one says it is not; null = not told. */
  readonly archived: boolean | null;
  /** Null = the files were not read for licences, or the project's licence is not known. */
  readonly conflicts: readonly FrozenConflict[] | null;
}

function stageCondition(stage: Stage, { stages }: RankingRules): Condition {
  const met = stages.includes(stage);
  const text = met
    ? { zh: '处于沙箱、孵化或毕业阶段', en: 'In sandbox, incubating or graduated' }
    : { zh: '不在沙箱、孵化或毕业阶段', en: 'Not in sandbox, incubating or graduated' };
  return { id: 'stage', met, text };
}

function licenceText(licence: EligibilityFacts['licence']): Text {
  if (licence === null) return { zh: '尚未采集，许可证未知', en: 'Not crawled yet: the licence is unknown' };
  if (licence.agreement === 'conflict') {
    const [declared, detected] = [licence.declared ?? '?', licence.detected ?? '?'];
    return {
      zh: `声明的许可证（${declared}）与许可证文本（${detected}）不一致`,
      en: `The declared licence (${declared}) and the licence text (${detected}) disagree`,
    };
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

function historyCondition({ licence, firstCommitAt }: EligibilityFacts, month: Month, rules: RankingRules): Condition {
  if (licence === null && firstCommitAt === null) {
    return {
      id: 'history',
      met: null,
      text: { zh: '尚未采集，历史未知', en: 'Not crawled yet: the history is unknown' },
    };
  }
  const met = firstCommitAt !== null && new Date(firstCommitAt) < monthStart(addMonths(month, 1 - rules.history));
  const text = met
    ? { zh: '已有三个月以上的历史', en: 'At least three months of history' }
    : { zh: '到当月末不足三个月的历史', en: 'Less than three months of history at the end of the month' };
  return { id: 'history', met, text };
}

function archivedCondition(archived: boolean | null): Condition {
  if (archived === null) {
    const text = {
      zh: '托管平台没有说明是否归档，不因此排除',
      en: 'No platform tells whether it is archived; nobody is kept out for it',
    };
    return { id: 'archived', met: null, text };
  }
  const text = archived
    ? { zh: '代码仓已归档', en: 'Its repositories are archived' }
    : { zh: '代码仓没有归档', en: 'Not archived' };
  return { id: 'archived', met: !archived, text };
}

function conflictCondition(conflicts: EligibilityFacts['conflicts']): Condition {
  if (conflicts === null) {
    const text = {
      zh: '逐文件的许可证尚未读完或项目许可证未知，冲突与否未知，不因此排除',
      en: 'The files were not read for licences yet, or the licence is unknown: conflicts are unknown, nobody is kept out for it',
    };
    return { id: 'conflict', met: null, text };
  }
  const [first] = conflicts;
  const text =
    first === undefined
      ? { zh: '随项目分发的文件没有许可证冲突', en: 'No licence conflict among the distributed files' }
      : {
          zh: `随项目分发的文件有未解决的许可证冲突：${first.path} 等 ${first.files} 个文件为 ${first.expression}`,
          en: `Unresolved licence conflict among the distributed files: ${first.files} under ${first.expression}, as ${first.path}`,
        };
  return { id: 'conflict', met: first === undefined, text };
}

function coverageCondition({ reason }: Pick<ScoreResult, 'reason'>): Condition {
  const text = reason ?? { zh: '测得的权重足够', en: 'Enough of the weight was measured' };
  return { id: 'coverage', met: reason === null, text };
}

/** Why a project that meets every known condition is kept out all the same: it was never crawled. Null when it was. */
export function neverCrawled(facts: EligibilityFacts): Text | null {
  return facts.licence === null ? licenceText(null) : null;
}

/** Conditions in the order in which the first unmet one is given as the reason. */
export function eligibility(
  facts: EligibilityFacts,
  score: Pick<ScoreResult, 'reason'>,
  month: Month,
  rules: RankingRules,
): Condition[] {
  return [
    stageCondition(facts.stage, rules),
    licenceCondition(facts.licence),
    historyCondition(facts, month, rules),
    archivedCondition(facts.archived),
    conflictCondition(facts.conflicts),
    coverageCondition(score),
  ];
}
