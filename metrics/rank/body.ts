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

import type { CheckStatus, Domain, Stage, Text } from '#store/facts.ts';
import type { Month } from '#store/period.ts';
import type { Model, ScoreResult } from '../model.ts';
import type { Because } from './because.ts';
import type { Condition, EligibilityFacts } from './eligibility.ts';
import type { RankInterval } from './rank-interval.ts';
import type { RankingRules } from './rules.ts';

/** Form of the body that this code writes; bodies of form 1 carried no inputs and cannot be verified. */
export const bodyFormat = 2;

/** A 12-month figure that a score reads. */
export interface FrozenFigure {
  readonly value: number | null;
  readonly reason: Text | null;
  /** 0–1: share of the project's repositories that could tell. */
  readonly coverage: number;
}

/** A verdict that a score reads. */
export interface FrozenVerdict {
  readonly status: CheckStatus;
  readonly score: number | null;
  /** Why it is unknown or does not apply; null for other verdicts, whose words no number follows from. */
  readonly message: Text | null;
}

/** Everything that the numbers of one project follow from. */
export interface CandidateInputs {
  readonly project: string;
  readonly name: Text;
  readonly domain: Domain;
  /** `YYYY-MM-DD`; ties go to the earlier admission. */
  readonly admittedOn: string | null;
  readonly facts: EligibilityFacts;
  readonly metrics: Readonly<Record<string, FrozenFigure>>;
  readonly checks: Readonly<Record<string, FrozenVerdict>>;
  /** What figures would be without each of the biggest contributors, the biggest first: only those that differ, and nobody's name. */
  readonly without: readonly Readonly<Record<string, number | null>>[];
}

/** What a check counts for in its category. */
export interface FrozenCheck {
  readonly name: Text;
  readonly category: string;
  readonly weight: number;
  readonly revision: number;
}

/** A project of the month before, as far as what changed is told from it. */
export interface BeforeEntry {
  readonly rank: number | null;
  readonly value: number | null;
  readonly parts: readonly { readonly id: string; readonly weight: number; readonly value: number | null }[];
  readonly reason: Text | null;
}

/** What everything was computed from. */
export interface RankingSnapshot {
  /** By project, then in the registry's order; `url` is `local:` for what lies on the hub's own disk. */
  readonly repositories: readonly {
    readonly project: string;
    readonly url: string;
    /** Hex. */
    readonly head: string;
    /** Day (UTC) on which each stream of the platform was last read whole. */
    readonly streams: Readonly<Record<string, string>>;
  }[];
  /** Digest of all that the figures of a project depend on, by project. */
  readonly bases: Readonly<Record<string, string>>;
  /** Revision by metric, check and rule against gaming. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly checks: Readonly<Record<string, number>>;
  readonly discounts: Readonly<Record<string, number>>;
  /** Digest of the ranking of the month before that `change` compares with; null = there was none. */
  readonly before: string | null;
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
  readonly score: ScoreResult & { readonly month: Month; readonly running: false };
  readonly reason: Text | null;
  readonly conditions: readonly Condition[];
  /** Places gained since the frozen ranking of the month before; null = was not ranked then. */
  readonly change: number | null;
  /** Why it entered, left or moved; null where there is no month before. */
  readonly because: Because | null;
  /** Null where there is no rank. */
  readonly interval: RankInterval | null;
}

/** What the entries follow from, without anything else. */
export interface RankingInputs {
  readonly format: typeof bodyFormat;
  readonly model: string;
  readonly revision: number;
  readonly month: Month;
  /** The model's whole card: weights, shapes, thresholds, matrix. */
  readonly card: Model;
  readonly rules: RankingRules;
  readonly cards: Readonly<Record<string, FrozenCheck>>;
  readonly snapshot: RankingSnapshot;
  /** By project; null = no month before was ranked. */
  readonly before: Readonly<Record<string, BeforeEntry>> | null;
  /** By slug. */
  readonly inputs: readonly CandidateInputs[];
}

/** A ranking with all it follows from; its canonical JSON is what the digest is of. */
export interface RankingBody extends RankingInputs {
  readonly entries: readonly RankingEntry[];
}

/** Keys of a body: whatever else stands beside them in an answer is no part of what was frozen. */
export const bodyKeys = [
  'format',
  'model',
  'revision',
  'month',
  'card',
  'rules',
  'cards',
  'snapshot',
  'before',
  'inputs',
  'entries',
] as const satisfies readonly (keyof RankingBody)[];
