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

import { type PairwiseMatrix, solveAhp } from '../ahp.ts';
import { randomStream } from './random.ts';
import type { RankingRules } from './rules.ts';

/** Ranks between which a project lies in most of the draws, its own rank among them. */
export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/** Values of a score's parts, in the model's order; null = unavailable. */
export type PartValues = readonly (number | null)[];

/** The forms in which a project enters the draws: whole, then without each of its biggest contributors. */
export type Variants = readonly PartValues[];

function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Between 1 ÷ (1 + tolerance) and 1 + tolerance, by the four basic operations only: those give the same bits on every machine. */
function factor(tolerance: number, random: () => number): number {
  const at = 2 * random() - 1;
  return at < 0 ? 1 / (1 - at * tolerance) : 1 + at * tolerance;
}

function perturbed(matrix: PairwiseMatrix, tolerance: number, random: () => number): number[][] {
  const copy = matrix.map((row) => [...row]);
  for (let i = 0; i < copy.length; i += 1) {
    for (let j = i + 1; j < copy.length; j += 1) {
      const judgement = (matrix[i]?.[j] ?? 1) * factor(tolerance, random);
      (copy[i] as number[])[j] = judgement;
      (copy[j] as number[])[i] = 1 / judgement;
    }
  }
  return copy;
}

/** Draws that a matrix at the edge of consistency may lose; after that the matrix itself is taken. */
const mostRefused = 50;

/** What the weights of a model's parts come from. */
export interface Judgements {
  /** Empty = the weights are stated by the model's source and are not varied. */
  readonly ahp: PairwiseMatrix;
  readonly weights: readonly number[];
}

function drawnWeights(
  { ahp: matrix, weights }: Judgements,
  tolerance: number,
  random: () => number,
): readonly number[] {
  if (matrix.length === 0) return weights;
  for (let refused = 0; refused < mostRefused; refused += 1) {
    const drawn = solveAhp(perturbed(matrix, tolerance, random));
    if (drawn.ratio < 0.1) return drawn.weights;
  }
  return solveAhp(matrix).weights;
}

function total(parts: PartValues, weights: readonly number[]): number {
  let sum = 0;
  let whole = 0;
  for (const [index, value] of parts.entries()) {
    if (value === null) continue;
    sum += value * (weights[index] ?? 0);
    whole += weights[index] ?? 0;
  }
  return whole === 0 ? 0 : sum / whole;
}

/**
 * How far each rank depends on the exact judgements and on single people. In every draw the weights are drawn anew from
 * the matrix with each judgement varied (inconsistent draws left out), and every project enters whole or without one of
 * its biggest contributors, each form as likely. Deterministic for a seed; projects come in rank order, which breaks ties.
 */
export function rankIntervals(
  judgements: Judgements,
  projects: readonly Variants[],
  seed: string,
  rules: Pick<RankingRules, 'draws' | 'tolerance' | 'held'>,
): RankInterval[] {
  const random = randomStream(seedOf(seed));
  const ranks = projects.map(() => new Uint32Array(rules.draws));
  for (let draw = 0; draw < rules.draws; draw += 1) {
    const weights = drawnWeights(judgements, rules.tolerance, random);
    const order = projects.map((variants, index) => {
      const parts = variants[Math.floor(random() * variants.length)] ?? [];
      return { index, value: total(parts, weights) };
    });
    order.sort((a, b) => b.value - a.value || a.index - b.index);
    for (const [place, { index }] of order.entries()) (ranks[index] as Uint32Array)[draw] = place + 1;
  }
  return ranks.map((drawn, index) => {
    const sorted = drawn.sort();
    const left = Math.floor(((1 - rules.held) / 2) * rules.draws);
    const [best, worst] = [sorted[left] ?? 1, sorted[rules.draws - 1 - left] ?? 1];
    return { best: Math.min(best, index + 1), worst: Math.max(worst, index + 1) };
  });
}
