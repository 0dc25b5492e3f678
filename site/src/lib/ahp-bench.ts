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

import type { ModelCard } from '#api/client.ts';
import { consistencyLimit, randomIndices, solveAhp } from '#metrics/ahp.ts';
import type { Locale } from './locale.ts';

/** A pairwise matrix with what it compares, as `tongming ahp` reads it. */
export interface NamedMatrix {
  readonly names: readonly string[];
  readonly matrix: readonly (readonly number[])[];
}

/** What a matrix comes to, with the judgement that contradicts the others most. */
export interface Solved {
  readonly weights: readonly number[];
  readonly lambda: number;
  readonly index: number;
  readonly ratio: number;
  readonly refused: boolean;
  /** Null up to 2 × 2, where nothing can contradict. */
  readonly worst: {
    readonly row: number;
    readonly column: number;
    readonly value: number;
    readonly implied: number;
  } | null;
}

/** Items that a matrix may compare. */
const mostItems = randomIndices.length;

const longestName = 60;

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** The published matrix of the quality model; a plain 3 × 3 one where there is none. */
export function exampleMatrix(models: readonly Pick<ModelCard, 'id' | 'ahp' | 'parts'>[], locale: Locale): NamedMatrix {
  const card = models.find(({ id }) => id === 'quality');
  const parts = Object.values(card?.parts ?? {}).find((list) => list.length === card?.ahp.length);
  if (card === undefined || parts === undefined || parts.length === 0) {
    return {
      names: ['A', 'B', 'C'],
      matrix: [
        [1, 2, 3],
        [0.5, 1, 2],
        [0.3333, 0.5, 1],
      ],
    };
  }
  return { names: parts.map(({ name }) => name[locale]), matrix: card.ahp.map((row) => row.map(rounded)) };
}

/** The whole matrix from the judgements above its diagonal. */
export function fromUpper(size: number, upper: (row: number, column: number) => number): number[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) => {
      if (row === column) return 1;
      return row < column ? upper(row, column) : 1 / upper(column, row);
    }),
  );
}

/** Weights, λmax, CI, CR, and the worst judgement; throws what {@link solveAhp} throws. */
export function solveNamed({ matrix }: NamedMatrix): Solved {
  const { weights, lambda, index, ratio } = solveAhp(matrix);
  let worst: Solved['worst'] = null;
  let distance = 0;
  for (let row = 0; row < matrix.length && matrix.length > 2; row += 1) {
    for (let column = row + 1; column < matrix.length; column += 1) {
      const value = matrix[row]?.[column] ?? 1;
      const implied = (weights[row] ?? 1) / (weights[column] ?? 1);
      const away = Math.abs(Math.log(value / implied));
      if (away > distance) [worst, distance] = [{ row, column, value, implied }, away];
    }
  }
  return { weights, lambda, index, ratio, refused: ratio >= consistencyLimit, worst };
}

/** Reads the JSON that {@link NamedMatrix} is written as; null when it is none. */
export function readMatrix(text: string): NamedMatrix | null {
  if (text.length > 100_000) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { names, matrix } = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<string, unknown>
  >;
  if (!Array.isArray(names) || !Array.isArray(matrix)) return null;
  const size = names.length;
  const named = names.every((name) => typeof name === 'string' && name.length <= longestName);
  const rows = matrix as readonly unknown[];
  const square = rows.length === size && rows.every((row) => Array.isArray(row) && row.length === size);
  const positive = square && (rows as unknown[][]).flat().every((cell) => typeof cell === 'number' && cell > 0);
  if (size < 1 || size > mostItems || !named || !positive) return null;
  return { names: names as string[], matrix: rows as number[][] };
}

/** The items of a list of lines. */
export function itemsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, longestName));
  return lines.filter((line) => line !== '').slice(0, mostItems);
}
