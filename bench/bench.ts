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

/** One line of `npm run bench`: a figure of ours beside the limit that it is held against. */
export interface BenchRow {
  readonly name: string;
  /** Ours and the limit in the same unit, which `note` names; NaN when the limit could not be measured. */
  readonly ours: number;
  readonly limit: number;
  readonly ratio: number;
  /** What the ratio has to be, as `≥ 0.85`. */
  readonly target: string;
  readonly note: string;
}

/** Smallest, middle and largest of some measurements. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** The spread of at least one measurement. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) };
}

/** Runs two measurements in turn, each going first every other round, so that drift of the machine hits both alike. */
export async function interleave(
  rounds: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<{ readonly ours: number[]; readonly limit: number[] }> {
  const result: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) result.ours.push(await ours());
    result.limit.push(await limit());
    if (round % 2 === 1) result.ours.push(await ours());
  }
  return result;
}
