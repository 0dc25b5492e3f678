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

import type { Text } from '#store/facts.ts';
import type { Month } from '#store/period.ts';
import { type CheckFigure, evaluate, type ModelFacts } from '../evaluate.ts';
import type { Model, ScoreResult } from '../model.ts';
import { becauseOf } from './because.ts';
import type { BeforeEntry, CandidateInputs, FrozenCheck, RankingEntry, RankingInputs } from './body.ts';
import { type Condition, eligibility, neverCrawled } from './eligibility.ts';
import { type PartValues, rankIntervals } from './rank-interval.ts';
import type { RankingRules } from './rules.ts';

/** A project that might be ranked, scored. */
export interface Candidate extends Pick<CandidateInputs, 'project' | 'name' | 'domain' | 'admittedOn' | 'facts'> {
  readonly score: ScoreResult;
  /** Parts of its score without each of its biggest contributors. */
  readonly without: readonly PartValues[];
}

/** What ranks candidates. */
export interface Contest {
  readonly model: Pick<Model, 'id' | 'revision' | 'ahp' | 'parts'>;
  readonly month: Month;
  readonly rules: RankingRules;
  /** By project; null = no month before was ranked. */
  readonly before: ReadonlyMap<string, BeforeEntry> | null;
}

interface Judged {
  readonly candidate: Candidate;
  readonly conditions: readonly Condition[];
  readonly reason: Text | null;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compare({ candidate: a }: Judged, { candidate: b }: Judged): number {
  return (
    (b.score.value ?? 0) - (a.score.value ?? 0) ||
    b.score.coverage - a.score.coverage ||
    compareText(a.admittedOn ?? '9999', b.admittedOn ?? '9999') ||
    compareText(a.project, b.project)
  );
}

function judge(candidate: Candidate, { month, rules }: Contest): Judged {
  const conditions = eligibility(candidate.facts, candidate.score, month, rules);
  const unmet = conditions.find(({ id, met }) => met === false && id !== 'coverage')?.text;
  return { candidate, conditions, reason: unmet ?? neverCrawled(candidate.facts) ?? candidate.score.reason };
}

function changeOf(rank: number | null, before: Contest['before'], project: string): number | null {
  const was = before?.get(project)?.rank ?? null;
  return rank === null || was === null ? null : was - rank;
}

/**
 * Ranks by score; ties go to the higher coverage, then the earlier admission, then the slug. Those not ranked follow by
 * slug, each with its reason.
 */
export function rankProjects(contest: Contest, candidates: readonly Candidate[]): RankingEntry[] {
  const { model, month, rules, before } = contest;
  const judged = candidates.map((candidate) => judge(candidate, contest));
  const ranked = judged.filter(({ reason, candidate }) => reason === null && candidate.score.value !== null);
  ranked.sort(compare);
  const variants = ranked.map(({ candidate }) => [
    candidate.score.parts.map(({ value }) => value),
    ...candidate.without,
  ]);
  const judgements = { ahp: model.ahp, weights: (model.parts.project ?? []).map(({ weight }) => weight) };
  const intervals = rankIntervals(judgements, variants, `${model.id}@${model.revision} ${month}`, rules);
  const others = judged.filter(({ reason, candidate }) => reason !== null || candidate.score.value === null);
  others.sort((a, b) => compareText(a.candidate.project, b.candidate.project));
  return [...ranked, ...others].map(({ candidate, conditions, reason }, index): RankingEntry => {
    const { project, name, domain, admittedOn, facts, score } = candidate;
    const rank = index < ranked.length ? index + 1 : null;
    return {
      rank,
      project,
      name,
      domain,
      stage: facts.stage,
      admittedOn,
      score: { ...score, month, running: false },
      reason,
      conditions,
      change: changeOf(rank, before, project),
      because: before === null ? null : becauseOf({ rank, reason, score }, before.get(project)),
      interval: intervals[index] ?? null,
    };
  });
}

/** The facts of one evaluation out of what was frozen. */
export function frozenFacts(
  inputs: Pick<CandidateInputs, 'metrics' | 'checks'>,
  cards: Readonly<Record<string, FrozenCheck>>,
): ModelFacts {
  const checks = Object.entries(cards).map(([id, { name, category, weight }]): [string, CheckFigure] => {
    const { status = null, score = null, message = null } = inputs.checks[id] ?? {};
    return [id, { name, category, weight, status, score, message }];
  });
  return { metrics: new Map(Object.entries(inputs.metrics)), checks: new Map(checks) };
}

function withoutOne(inputs: CandidateInputs, changed: Readonly<Record<string, number | null>>): CandidateInputs {
  const metrics = { ...inputs.metrics };
  for (const [id, value] of Object.entries(changed)) {
    const figure = metrics[id];
    if (figure !== undefined) metrics[id] = { ...figure, value };
  }
  return { ...inputs, metrics };
}

function scored(inputs: CandidateInputs, { card, cards }: Pick<RankingInputs, 'card' | 'cards'>): Candidate {
  const score = (one: CandidateInputs) => evaluate(card, 'project', frozenFacts(one, cards));
  const { project, name, domain, admittedOn, facts } = inputs;
  const without = inputs.without.map((changed) => score(withoutOne(inputs, changed)).parts.map(({ value }) => value));
  return { project, name, domain, admittedOn, facts, score: score(inputs), without };
}

/** All entries of a ranking: a pure function of what was frozen with it, the same on every machine. */
export function rankingEntries(inputs: RankingInputs): RankingEntry[] {
  const before = inputs.before === null ? null : new Map(Object.entries(inputs.before));
  const contest = { model: inputs.card, month: inputs.month, rules: inputs.rules, before };
  return rankProjects(
    contest,
    inputs.inputs.map((one) => scored(one, inputs)),
  );
}
