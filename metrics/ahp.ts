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

import { MetricsError } from './error.ts';

/** A pairwise matrix: `matrix[i][j]` says how many times as important item i is as item j. */
export type PairwiseMatrix = readonly (readonly number[])[];

/** What a pairwise matrix comes to. */
export interface AhpResult {
  /** One per row, together 1. */
  readonly weights: readonly number[];
  /** Largest eigenvalue, estimated as the mean of (M·w)ᵢ/wᵢ. */
  readonly lambda: number;
  /** (λ − n)/(n − 1); 0 for matrices up to 2 × 2. */
  readonly index: number;
  /** index ÷ random index; below 0.1 the judgements agree well enough. */
  readonly ratio: number;
}

/** Random index by size, from 1; the values that OSS Compass publishes with its matrices. */
const randomIndex = [0, 0, 0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59];

/** Judgements are published rounded (1.333 against 0.75), so a pair may miss 1 by this much. */
const reciprocityTolerance = 0.005;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function at(matrix: PairwiseMatrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? Number.NaN;
}

function requireReciprocal(matrix: PairwiseMatrix): void {
  const n = matrix.length;
  if (n === 0 || n > randomIndex.length || matrix.some((row) => row.length !== n)) {
    throw new MetricsError('bad-matrix', `A pairwise matrix must be square, 1 to ${randomIndex.length} wide.`);
  }
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const product = at(matrix, i, j) * at(matrix, j, i);
      const wrong = !(at(matrix, i, j) > 0) || !(Math.abs(product - 1) <= reciprocityTolerance);
      if (wrong)
        throw new MetricsError('bad-matrix', `Cells ${i + 1},${j + 1} and ${j + 1},${i + 1} are not reciprocal.`);
    }
  }
}

/** Weights by the sum-product method (和积法): normalise each column to 1, average each row. Refuses what is not reciprocal. */
export function solveAhp(matrix: PairwiseMatrix): AhpResult {
  requireReciprocal(matrix);
  const n = matrix.length;
  const columns = matrix.map((_, j) => sum(matrix.map((_row, i) => at(matrix, i, j))));
  const weights = matrix.map((row) => sum(row.map((cell, j) => cell / (columns[j] ?? Number.NaN))) / n);
  const quotients = matrix.map((row, i) => sum(row.map((cell, j) => cell * (weights[j] ?? 0))) / (weights[i] ?? 0));
  const lambda = sum(quotients) / n;
  const index = n > 2 ? Math.max(0, (lambda - n) / (n - 1)) : 0;
  return { weights, lambda, index, ratio: n > 2 ? index / (randomIndex[n - 1] ?? 1) : 0 };
}

/** Weights rounded to five decimals, as cards carry them; throws when the consistency ratio is 0.1 or more. */
export function ahpWeights(matrix: PairwiseMatrix): number[] {
  const { weights, ratio } = solveAhp(matrix);
  if (ratio >= 0.1) {
    throw new MetricsError(
      'inconsistent-matrix',
      `The judgements contradict each other: consistency ratio ${ratio.toFixed(3)}.`,
    );
  }
  return weights.map((weight) => Math.round(weight * 1e5) / 1e5);
}
