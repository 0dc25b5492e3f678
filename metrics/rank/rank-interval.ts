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
import type { ScoreResult } from '../model.ts';
import { randomStream } from './random.ts';

/** Draws behind a rank interval. */
const intervalDraws = 200;

/** Each judgement of the matrix is varied by up to this factor, up or down. */
const judgementFactor = 1.25;

/** Ranks between which a project lies in 90 % of the draws. */
export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function perturbed(matrix: PairwiseMatrix, random: () => number): number[][] {
  const copy = matrix.map((row) => [...row]);
  for (let i = 0; i < copy.length; i += 1) {
    for (let j = i + 1; j < copy.length; j += 1) {
      const judgement = (matrix[i]?.[j] ?? 1) * judgementFactor ** (2 * random() - 1);
      (copy[i] as number[])[j] = judgement;
      (copy[j] as number[])[i] = 1 / judgement;
    }
  }
  return copy;
}

function total(score: ScoreResult, weights: readonly number[]): number {
  let sum = 0;
  let whole = 0;
  for (const [index, { value }] of score.parts.entries()) {
    if (value === null) continue;
    sum += value * (weights[index] ?? 0);
    whole += weights[index] ?? 0;
  }
  return whole === 0 ? 0 : sum / whole;
}

/**
 * How far each rank depends on the exact judgements: the weights are drawn anew from the matrix with every judgement
 * varied, inconsistent draws left out. Deterministic for a seed; `scores` come in rank order, which breaks ties.
 */
export function rankIntervals(matrix: PairwiseMatrix, scores: readonly ScoreResult[], seed: string): RankInterval[] {
  const random = randomStream(seedOf(seed));
  const ranks: number[][] = scores.map(() => []);
  for (let done = 0; done < intervalDraws; ) {
    const { weights, ratio } = solveAhp(perturbed(matrix, random));
    if (ratio >= 0.1) continue;
    done += 1;
    const order = scores.map((score, index) => ({ index, value: total(score, weights) }));
    order.sort((a, b) => b.value - a.value || a.index - b.index);
    for (const [place, { index }] of order.entries()) ranks[index]?.push(place + 1);
  }
  return ranks.map((drawn) => {
    const sorted = drawn.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1;
    return { best: at(0.05), worst: at(0.95) };
  });
}
