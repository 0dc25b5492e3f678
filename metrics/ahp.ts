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
  /** index ÷ random index; below {@link consistencyLimit} the judgements agree well enough. */
  readonly ratio: number;
}

/** A consistency ratio from here on is refused. */
export const consistencyLimit = 0.1;

/** Random index by size, from 1; the values that OSS Compass publishes with its matrices (4, 6, 7, 8, 13), between them those of the table they come from. */
export const randomIndices = [
  0, 0, 0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59,
] as const;

/** Judgements are published rounded (1.333 against 0.75), so a pair may miss 1 by this much. */
const reciprocityTolerance = 0.005;

/** What is wrong with a matrix; rows and columns count from 0. */
export interface MatrixFault {
  readonly kind: 'size' | 'ragged' | 'not-positive' | 'diagonal' | 'not-reciprocal';
  readonly row: number;
  readonly column: number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function at(matrix: PairwiseMatrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? Number.NaN;
}

/** Everything that keeps a matrix from being a pairwise one, in the order of its cells; empty = nothing. */
export function matrixFaults(matrix: PairwiseMatrix): MatrixFault[] {
  const n = matrix.length;
  if (n === 0 || n > randomIndices.length) return [{ kind: 'size', row: n, column: n }];
  const ragged = matrix.findIndex((row) => row.length !== n);
  if (ragged >= 0) return [{ kind: 'ragged', row: ragged, column: matrix[ragged]?.length ?? 0 }];
  const faults: MatrixFault[] = [];
  for (let row = 0; row < n; row += 1) {
    for (let column = row; column < n; column += 1) {
      const kind = cellFault(at(matrix, row, column), at(matrix, column, row), row === column);
      if (kind !== null) faults.push({ kind, row, column });
    }
  }
  return faults;
}

function cellFault(one: number, other: number, diagonal: boolean): MatrixFault['kind'] | null {
  const positive = one > 0 && other > 0 && Number.isFinite(one) && Number.isFinite(other);
  if (!positive) return 'not-positive';
  if (Math.abs(one * other - 1) <= reciprocityTolerance) return null;
  return diagonal ? 'diagonal' : 'not-reciprocal';
}

function faultText({ kind, row, column }: MatrixFault): string {
  if (kind === 'size' || kind === 'ragged') {
    return `A pairwise matrix must be square, 1 to ${randomIndices.length} wide.`;
  }
  if (kind === 'diagonal') return `Cell ${row + 1},${row + 1} compares an item with itself and must be 1.`;
  const cells = `Cells ${row + 1},${column + 1} and ${column + 1},${row + 1}`;
  return kind === 'not-positive' ? `${cells} must be positive numbers.` : `${cells} are not reciprocal.`;
}

/** Of a pair the judgement from 1 on is taken: 1.5 beside 0.667 says more exactly what was meant. */
function exactly(given: PairwiseMatrix): PairwiseMatrix {
  return given.map((row, i) =>
    row.map((cell, j) => {
      const other = at(given, j, i);
      return i !== j && cell < 1 && other > 1 ? 1 / other : cell;
    }),
  );
}

/**
 * Weights by the sum-product method (和积法): normalise each column to 1, average each row. Refuses what is not
 * reciprocal; the smaller judgement of a pair is the reciprocal of the larger, however it was rounded.
 */
export function solveAhp(given: PairwiseMatrix): AhpResult {
  const [fault] = matrixFaults(given);
  if (fault !== undefined) throw new MetricsError('bad-matrix', faultText(fault));
  const matrix = exactly(given);
  const n = matrix.length;
  const columns = matrix.map((_, j) => sum(matrix.map((_row, i) => at(matrix, i, j))));
  const weights = matrix.map((row) => sum(row.map((cell, j) => cell / (columns[j] ?? Number.NaN))) / n);
  const quotients = matrix.map((row, i) => sum(row.map((cell, j) => cell * (weights[j] ?? 0))) / (weights[i] ?? 0));
  const lambda = sum(quotients) / n;
  const index = n > 2 ? Math.max(0, (lambda - n) / (n - 1)) : 0;
  return { weights, lambda, index, ratio: n > 2 ? index / (randomIndices[n - 1] ?? 1) : 0 };
}

/** Weights rounded to five decimals, as cards carry them; throws when the consistency ratio is 0.1 or more. */
export function ahpWeights(matrix: PairwiseMatrix): number[] {
  const { weights, ratio } = solveAhp(matrix);
  if (ratio >= consistencyLimit) {
    throw new MetricsError(
      'inconsistent-matrix',
      `The judgements contradict each other: consistency ratio ${ratio.toFixed(3)}.`,
    );
  }
  return weights.map((weight) => Math.round(weight * 1e5) / 1e5);
}

/** Several experts' matrices over the same items as one: the geometric mean of each judgement. */
export function joinedMatrix(matrices: readonly PairwiseMatrix[]): number[][] {
  const first = matrices[0] ?? [];
  return first.map((row, i) =>
    row.map((_, j) => Math.exp(sum(matrices.map((matrix) => Math.log(at(matrix, i, j)))) / matrices.length)),
  );
}
