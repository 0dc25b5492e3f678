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
import {
  consistencyLimit,
  joinedMatrix,
  type MatrixFault,
  matrixFaults,
  type PairwiseMatrix,
  randomIndices,
  solveAhp,
} from './ahp.ts';
import { type Contradiction, contradictions } from './ahp-contradictions.ts';

/** One expert's judgements; null = not given, and the other side of the diagonal is turned round. */
export interface ExpertMatrix {
  readonly name: string | null;
  readonly cells: readonly (readonly (number | null)[])[];
}

/** What a workbench asks: the items, and at least one expert's matrix over them. */
export interface AhpInput {
  /** Null = the items are numbered from 1. */
  readonly names: readonly string[] | null;
  readonly experts: readonly ExpertMatrix[];
}

/** One matrix solved. */
export interface Solved {
  readonly name: string | null;
  readonly weights: readonly number[];
  readonly lambda: number;
  readonly index: number;
  readonly randomIndex: number;
  readonly ratio: number;
  /** Worst first; empty where the ratio is below the limit. */
  readonly contradictions: readonly Contradiction[];
}

/** What a matrix is refused for before anything is computed. */
export interface Refusal {
  /** Null = the only one, or all of them together. */
  readonly expert: string | null;
  readonly text: Text;
}

/** What pairwise matrices come to: weights that may be used, or why not. */
export type AhpReport =
  | { readonly outcome: 'invalid'; readonly names: readonly string[]; readonly refusals: readonly Refusal[] }
  | {
      readonly outcome: 'accepted' | 'inconsistent';
      readonly names: readonly string[];
      /** The geometric mean of the experts' matrices, or the only one, whole. */
      readonly matrix: PairwiseMatrix;
      readonly joined: Solved;
      /** Each expert's own; one of them at the limit refuses the whole. */
      readonly experts: readonly Solved[];
    };

/** Which random indices are used, as reports quote it. */
export const randomIndexSource: Text = {
  zh: 'RI 取 OSS Compass 随判断矩阵公布的值（n=4 0.89、6 1.26、7 1.36、8 1.41、13 1.56）及其所出的同一张表',
  en: 'RI as OSS Compass publishes it with its matrices (n=4 0.89, 6 1.26, 7 1.36, 8 1.41, 13 1.56) and the table these come from',
};

const refusalsShown = 20;

function completed(cells: ExpertMatrix['cells']): number[][] {
  const n = cells.length;
  return cells.map((row, i) =>
    Array.from({ length: Math.max(n, row.length) }, (_, j) => {
      const own = row[j] ?? null;
      if (own !== null) return own;
      if (i === j) return 1;
      return 1 / (cells[j]?.[i] ?? Number.NaN);
    }),
  );
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '?';
}

function refusalText(fault: MatrixFault, matrix: PairwiseMatrix, names: readonly string[]): Text {
  const { kind, row, column } = fault;
  const most = randomIndices.length;
  if (kind === 'size') {
    return {
      zh: `判断矩阵须为 1 至 ${most} 阶，这里是 ${row} 阶`,
      en: `A pairwise matrix compares 1 to ${most} items, this one ${row}`,
    };
  }
  if (kind === 'ragged') {
    return {
      zh: `第 ${row + 1} 行有 ${column} 格，矩阵不是方阵`,
      en: `Row ${row + 1} has ${column} cells: the matrix is not square`,
    };
  }
  const [one, other] = [matrix[row]?.[column] ?? Number.NaN, matrix[column]?.[row] ?? Number.NaN];
  const [a, b] = [names[row] ?? '', names[column] ?? ''];
  const cells = { zh: `第 ${row + 1} 行第 ${column + 1} 列`, en: `Row ${row + 1}, column ${column + 1}` };
  if (kind === 'diagonal') {
    return {
      zh: `${cells.zh}：${a} 与自己相比应为 1，这里是 ${number(one)}`,
      en: `${cells.en}: ${a} compared with itself must be 1, not ${number(one)}`,
    };
  }
  if (kind === 'not-positive') {
    return {
      zh: `${cells.zh}（${a} 比 ${b}）没有给出，或不是正数`,
      en: `${cells.en} (${a} against ${b}) is not given, or not a positive number`,
    };
  }
  return {
    zh: `${cells.zh}（${a} 比 ${b}）为 ${number(one)}，反过来却是 ${number(other)}，应为 ${number(1 / one)}`,
    en: `${cells.en} (${a} against ${b}) is ${number(one)}, but ${number(other)} the other way round instead of ${number(1 / one)}`,
  };
}

function solved(name: string | null, matrix: PairwiseMatrix): Solved {
  const result = solveAhp(matrix);
  return {
    name,
    ...result,
    randomIndex: randomIndices[matrix.length - 1] ?? 0,
    contradictions: result.ratio >= consistencyLimit ? contradictions(matrix) : [],
  };
}

function otherSizes(experts: readonly ExpertMatrix[], size: number): Refusal[] {
  return experts
    .filter(({ cells }) => cells.length !== size)
    .map(({ name, cells }) => ({
      expert: name,
      text: {
        zh: `这位专家比较了 ${cells.length} 项，其他人是 ${size} 项`,
        en: `This expert compares ${cells.length} items, the others ${size}`,
      },
    }));
}

/**
 * Weights of pairwise judgements by the sum-product method, with λmax, CI and CR; several experts are joined by the
 * geometric mean. Refused where a matrix is none, or where one of them, or all together, have a ratio of 0.1 or more.
 */
export function ahpReport({ names: given, experts }: AhpInput): AhpReport {
  const size = given?.length ?? experts[0]?.cells.length ?? 0;
  const names = given ?? Array.from({ length: size }, (_, index) => String(index + 1));
  const matrices = experts.map(({ cells }) => completed(cells));
  const faults = experts.flatMap(({ name }, index): Refusal[] => {
    const matrix = matrices[index] ?? [];
    return matrixFaults(matrix).map((fault) => ({ expert: name, text: refusalText(fault, matrix, names) }));
  });
  const refusals = [...faults, ...otherSizes(experts, size)];
  if (experts.length === 0) refusals.push({ expert: null, text: { zh: '没有判断矩阵', en: 'There is no matrix' } });
  if (refusals.length > 0) return { outcome: 'invalid', names, refusals: refusals.slice(0, refusalsShown) };
  const matrix = experts.length === 1 ? (matrices[0] ?? []) : joinedMatrix(matrices);
  const each = experts.map(({ name }, index) => solved(name, matrices[index] ?? []));
  const joined = experts.length === 1 ? (each[0] as Solved) : solved(null, matrix);
  const refused = [joined, ...each].some(({ ratio }) => ratio >= consistencyLimit);
  return { outcome: refused ? 'inconsistent' : 'accepted', names, matrix, joined, experts: each };
}
