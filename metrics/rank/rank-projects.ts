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

import type { Domain, Stage, Text } from '#store/facts.ts';
import type { Month } from '#store/period.ts';
import type { Model, ScoreResult } from '../model.ts';
import { type Condition, type EligibilityFacts, eligibility, neverCrawled } from './eligibility.ts';
import { type RankInterval, rankIntervals } from './rank-interval.ts';

/** A project that might be ranked. */
export interface Candidate extends EligibilityFacts {
  readonly project: string;
  readonly name: Text;
  readonly domain: Domain;
  /** `YYYY-MM-DD`; ties go to the earlier admission. */
  readonly admittedOn: string | null;
  readonly score: ScoreResult;
}

/** One project of a frozen ranking. */
export interface RankingEntry {
  /** Null = not ranked, see `reason`. */
  readonly rank: number | null;
  readonly project: string;
  readonly name: Text;
  readonly domain: Domain;
  readonly stage: Stage;
  readonly admittedOn: string | null;
  readonly score: ScoreResult & { readonly month: Month };
  readonly reason: Text | null;
  readonly conditions: readonly Condition[];
  /** Places gained since the frozen ranking of the month before; null = was not ranked then. */
  readonly change: number | null;
  /** Null where there is no rank. */
  readonly interval: RankInterval | null;
}

function compare(a: Candidate, b: Candidate): number {
  return (
    (b.score.value ?? 0) - (a.score.value ?? 0) ||
    b.score.coverage - a.score.coverage ||
    compareText(a.admittedOn ?? '9999', b.admittedOn ?? '9999') ||
    compareText(a.project, b.project)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Ranks by score; ties go to the higher coverage, then the earlier admission, then the slug. Those not ranked follow by
 * slug, each with its reason. `before` gives the ranks of the month before.
 */
export function rankProjects(
  model: Model,
  month: Month,
  candidates: readonly Candidate[],
  before: ReadonlyMap<string, number>,
): RankingEntry[] {
  const judged = candidates.map((candidate) => {
    const conditions = eligibility(candidate, month);
    const unmet = conditions.find(({ met }) => met === false)?.text;
    const reason = unmet ?? neverCrawled(candidate) ?? candidate.score.reason;
    return { candidate, conditions, reason };
  });
  const ranked = judged.filter(({ reason, candidate }) => reason === null && candidate.score.value !== null);
  ranked.sort((a, b) => compare(a.candidate, b.candidate));
  const scores = ranked.map(({ candidate }) => candidate.score);
  const intervals = rankIntervals(model.ahp, scores, `${model.id}@${model.revision} ${month}`);
  const others = judged.filter((one) => !ranked.includes(one));
  others.sort((a, b) => compareText(a.candidate.project, b.candidate.project));
  return [...ranked, ...others].map((one, index): RankingEntry => {
    const { project, name, domain, stage, admittedOn, score } = one.candidate;
    const rank = index < ranked.length ? index + 1 : null;
    const was = before.get(project);
    return {
      rank,
      project,
      name,
      domain,
      stage,
      admittedOn,
      score: { ...score, month },
      reason: one.reason,
      conditions: one.conditions,
      change: rank === null || was === undefined ? null : was - rank,
      interval: intervals[index] ?? null,
    };
  });
}
