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

import { type PairwiseMatrix, solveAhp } from './ahp.ts';

/** A judgement that the others contradict; rows and columns count from 0. */
export interface Contradiction {
  readonly row: number;
  readonly column: number;
  readonly given: number;
  /** What the other judgements say on the average: the geometric mean of (row : k) × (k : column). */
  readonly implied: number;
  /** The third item over which the two ways differ most, and what that way says. */
  readonly through: number;
  readonly throughValue: number;
  /** Consistency ratio if this judgement were what the others imply. */
  readonly ratioAfter: number;
}

function cell(matrix: PairwiseMatrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? Number.NaN;
}

function replaced(matrix: PairwiseMatrix, row: number, column: number, value: number): number[][] {
  const copy = matrix.map((cells) => [...cells]);
  (copy[row] as number[])[column] = value;
  (copy[column] as number[])[row] = 1 / value;
  return copy;
}

function contradiction(matrix: PairwiseMatrix, row: number, column: number): Contradiction {
  const given = cell(matrix, row, column);
  const others = matrix.map((_, k) => k).filter((k) => k !== row && k !== column);
  const ways = others.map((k) => ({ k, value: cell(matrix, row, k) * cell(matrix, k, column) }));
  const implied = Math.exp(ways.reduce((total, { value }) => total + Math.log(value), 0) / ways.length);
  const far = (value: number) => Math.abs(Math.log(value / given));
  const [widest] = ways.toSorted((a, b) => far(b.value) - far(a.value) || a.k - b.k);
  return {
    row,
    column,
    given,
    implied,
    through: widest?.k ?? row,
    throughValue: widest?.value ?? given,
    ratioAfter: solveAhp(replaced(matrix, row, column, implied)).ratio,
  };
}

/** The judgements that the others contradict most, at most three, those first whose correction helps most; ties in the order of the cells. */
export function contradictions(matrix: PairwiseMatrix): Contradiction[] {
  const all: Contradiction[] = [];
  for (let row = 0; row < matrix.length; row += 1) {
    for (let column = row + 1; column < matrix.length; column += 1) all.push(contradiction(matrix, row, column));
  }
  return all.toSorted((a, b) => a.ratioAfter - b.ratioAfter || a.row - b.row || a.column - b.column).slice(0, 3);
}
