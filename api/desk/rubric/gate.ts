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

import type { CheckStatus, Text } from '#store/facts.ts';
import type { EvidenceItem } from '../evidence/item.ts';
import type { Criterion, GateStage, RubricBody } from './body.ts';
import { missingTexts } from './gate-words.ts';

/** What one reviewer gave one item. */
export interface GivenJudgement {
  readonly criterion: string;
  readonly reviewer: string;
  readonly verdict: 'pass' | 'partial' | 'fail' | 'not-applicable';
  /** Null exactly where the item does not apply. */
  readonly points: number | null;
}

/** A waiver in whatever state it is; `expiresOn` (`YYYY-MM-DD`) is the last day that it holds. */
export interface GivenWaiver {
  readonly criterion: string;
  readonly state: 'proposed' | 'confirmed' | 'refused' | 'withdrawn';
  readonly expiresOn: string;
}

/** A question that was asked; the newest accepted answer makes up for answers that were rejected before it. */
export interface GivenClarification {
  /** Bigint of the row as text: later questions have larger ones. */
  readonly id: string;
  /** Null = asked of the application as a whole. */
  readonly criterion: string | null;
  /** Null = not settled yet. */
  readonly outcome: 'accepted' | 'rejected' | null;
}

/** A signature under one dimension. */
export interface GivenSignOff {
  readonly dimension: string;
  readonly member: string;
  readonly verdict: 'approve' | 'reject';
}

/** All that a gate looks at. */
export interface GateInput {
  readonly rubric: RubricBody;
  readonly target: GateStage;
  readonly items: readonly Pick<EvidenceItem, 'criterion' | 'status'>[];
  readonly judgements: readonly GivenJudgement[];
  readonly waivers: readonly GivenWaiver[];
  readonly clarifications: readonly GivenClarification[];
  readonly signOffs: readonly GivenSignOff[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** `unjudged` is neither a pass nor a failure: somebody has to judge it. */
export type GateItemState = 'met' | 'waived' | 'not-applicable' | 'not-met' | 'unjudged';

/** Where one item of the gate stands. */
export interface GateItem {
  readonly criterion: string;
  readonly dimension: string;
  readonly need: 'required' | 'advisory';
  readonly state: GateItemState;
  /** What the machine found; it opens and closes nothing. Null = it was not asked. */
  readonly machine: CheckStatus | null;
  /** Mean of the points given; null = none. */
  readonly points: number | null;
  readonly judgements: number;
  /** Reviewers do not agree whether it is met. */
  readonly disputed: boolean;
  /** A question about it that is not settled, or was settled against it. */
  readonly clarification: 'open' | 'rejected' | null;
  /** Last day of the waiver that holds; null = none does. */
  readonly waivedUntil: string | null;
}

/** Where one signature stands. */
export interface GateSignOff {
  readonly dimension: string;
  readonly signed: number;
  readonly rejected: number;
  readonly needed: number;
  readonly met: boolean;
}

/** Whether the way into a stage is open, and if not, what would open it. */
export interface GateState {
  /** Every item of the stage, in the rubric's order. */
  readonly items: readonly GateItem[];
  /** Mean of the points of required items that apply, by weight of item and dimension, 0–10; null = no points were given. */
  readonly meanPoints: number | null;
  /** What the mean must reach; null = not asked. */
  readonly neededPoints: number | null;
  readonly signOffs: readonly GateSignOff[];
  readonly ready: boolean;
  /** What is missing, a sentence each; empty exactly when `ready`. */
  readonly missing: readonly Text[];
}

const neededSignatures = 1;
/** Means are told apart by more than the noise of sums of fractions. */
const noise = 1e-9;

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function clarificationOf(
  clarifications: readonly GivenClarification[],
  criterion: string | null,
): GateItem['clarification'] {
  const about = clarifications.filter((one) => one.criterion === criterion);
  if (about.some(({ outcome }) => outcome === null)) return 'open';
  const last = about.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))[0];
  return last?.outcome === 'rejected' ? 'rejected' : null;
}

function waivedUntil({ waivers, today }: GateInput, criterion: string): string | null {
  const ends = waivers.flatMap(({ criterion: of, state, expiresOn }) =>
    of === criterion && state === 'confirmed' && expiresOn >= today ? [expiresOn] : [],
  );
  return ends.toSorted().at(-1) ?? null;
}

function stateOf(
  judged: readonly GivenJudgement[],
  clarification: GateItem['clarification'],
  waived: string | null,
): GateItemState {
  if (waived !== null) return 'waived';
  if (judged.length === 0) return 'unjudged';
  if (clarification !== null) return 'not-met';
  if (judged.every(({ verdict }) => verdict === 'not-applicable')) return 'not-applicable';
  return judged.every(({ verdict }) => verdict === 'pass' || verdict === 'not-applicable') ? 'met' : 'not-met';
}

function itemOf(input: GateInput, { id, dimension }: Criterion, need: GateItem['need']): GateItem {
  const judged = input.judgements.filter(({ criterion }) => criterion === id);
  const clarification = clarificationOf(input.clarifications, id);
  const waived = waivedUntil(input, id);
  const good = judged.filter(({ verdict }) => verdict === 'pass' || verdict === 'not-applicable').length;
  return {
    criterion: id,
    dimension,
    need,
    state: stateOf(judged, clarification, waived),
    machine: input.items.find(({ criterion }) => criterion === id)?.status ?? null,
    points: mean(judged.flatMap(({ points }) => points ?? []).toSorted((a, b) => a - b)),
    judgements: judged.length,
    disputed: good > 0 && good < judged.length,
    clarification,
    waivedUntil: waived,
  };
}

function weighted(values: readonly { readonly value: number; readonly weight: number }[]): number | null {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : values.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
}

/** Items weigh within their dimension, dimensions among each other; one without points gives its weight to the others. */
function weightedMean({ criteria, dimensions }: RubricBody, items: readonly GateItem[]): number | null {
  const weights = new Map(criteria.map(({ id, weight }) => [id, weight]));
  const counted = items.filter(({ need }) => need === 'required');
  return weighted(
    dimensions.flatMap(({ id, weight }) => {
      const own = counted.filter(({ dimension }) => dimension === id);
      const value = weighted(
        own.flatMap(({ criterion, points }) =>
          points === null ? [] : [{ value: points, weight: weights.get(criterion) ?? 0 }],
        ),
      );
      return value === null ? [] : [{ value, weight }];
    }),
  );
}

function signOffsOf({ rubric, target, signOffs }: GateInput): GateSignOff[] {
  return rubric.gates[target].signOffs.map((dimension) => {
    const given = signOffs.filter((one) => one.dimension === dimension);
    const signed = new Set(given.filter(({ verdict }) => verdict === 'approve').map(({ member }) => member)).size;
    const rejected = given.filter(({ verdict }) => verdict === 'reject').length;
    const met = signed >= neededSignatures && rejected === 0;
    return { dimension, signed, rejected, needed: neededSignatures, met };
  });
}

/**
 * Looks whether the way into a stage is open. A required item is met by people alone: each judgement passes it (or says
 * that it does not apply) and no question about it is unsettled, or a confirmed waiver holds. What the machine found
 * stands beside it. Points of a waived item count like any others: a waiver excuses the item, not the mean.
 */
export function gateState(input: GateInput): GateState {
  const { rubric, target } = input;
  const items = rubric.criteria.flatMap((criterion) => {
    const asked = criterion.stages[target];
    return asked === undefined ? [] : [itemOf(input, criterion, asked.need)];
  });
  const meanPoints = weightedMean(rubric, items);
  const neededPoints = rubric.gates[target].meanPoints;
  const signOffs = signOffsOf(input);
  const missing = missingTexts({
    items,
    meanPoints,
    neededPoints: meetsMean(items, meanPoints, neededPoints) ? null : neededPoints,
    signOffs,
    dimensions: rubric.dimensions,
    general: clarificationOf(input.clarifications, null),
  });
  return { items, meanPoints, neededPoints, signOffs, ready: missing.length === 0, missing };
}

function meetsMean(items: readonly GateItem[], meanPoints: number | null, needed: number | null): boolean {
  if (needed === null) return true;
  if (meanPoints !== null) return meanPoints >= needed - noise;
  // Nothing that was asked applies here, so that there is nothing to have a mean of.
  return items.every(({ need, state }) => need === 'advisory' || state === 'not-applicable');
}

const rank = { fail: 0, partial: 1, pass: 2 } as const;

/** Whether a person is more favourable than the machine; that needs a reason at whatever points. */
export function betterThanMachine(verdict: GivenJudgement['verdict'], machine: CheckStatus | null): boolean {
  if (machine !== 'fail' && machine !== 'partial') return false;
  return verdict === 'not-applicable' || rank[verdict] > rank[machine];
}
