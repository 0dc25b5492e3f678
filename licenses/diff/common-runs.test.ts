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

import { describe, expect, it } from 'vitest';
import { processorTime } from '../testing.ts';
import { commonRuns, type Run } from './common-runs.ts';

function sequence(length: number, seed: number, letters: number): Int32Array {
  let state = seed;
  return Int32Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return 1 + ((state >>> 8) % letters);
  });
}

/** Length of the longest common subsequence by the textbook table. */
function longest(a: Int32Array, b: Int32Array): number {
  let row = new Int32Array(b.length + 1);
  for (const word of a) {
    const next = new Int32Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1)
      next[j] =
        word !== 0 && word === b[j - 1]
          ? (row[j - 1] as number) + 1
          : Math.max(row[j] as number, next[j - 1] as number);
    row = next;
  }
  return row[b.length] as number;
}

function check(a: Int32Array, b: Int32Array, runs: readonly Run[]): number {
  let [endA, endB, total] = [0, 0, 0];
  for (const run of runs) {
    expect(run.a >= endA && run.b >= endB && run.length >= 1).toBe(true);
    for (let i = 0; i < run.length; i += 1) expect(a[run.a + i]).toBe(b[run.b + i]);
    [endA, endB, total] = [run.a + run.length, run.b + run.length, total + run.length];
  }
  expect(endA <= a.length && endB <= b.length).toBe(true);
  return total;
}

describe('common runs', () => {
  it('finds as many common words as the textbook, where no anchor forces its way', () => {
    const short = Array.from({ length: 300 }, (_, index) => {
      const seed = index + 1;
      const a = sequence(seed % 23, seed, 2 + (seed % 5));
      const b = sequence((seed * 7) % 29, seed + 1000, 2 + (seed % 5));
      const runs = commonRuns(a, b);
      const total = check(a, b, runs);
      return runs.some(({ length }) => length >= 5) || total === longest(a, b) ? null : seed;
    });
    expect(short.filter((seed) => seed !== null)).toEqual([]);
  });

  it('takes equal sequences whole, and nothing of what has nothing in common', () => {
    const a = sequence(5000, 3, 400);
    expect(commonRuns(a, a)).toEqual([{ a: 0, b: 0, length: 5000 }]);
    expect(commonRuns(a, new Int32Array(5000))).toEqual([]);
    expect(commonRuns(new Int32Array(0), a)).toEqual([]);
    expect(commonRuns(new Int32Array([0, 0]), new Int32Array([0, 0]))).toEqual([]);
  });

  it('finds the words left when others are taken out and put in', () => {
    const a = sequence(6000, 9, 900);
    const b = Int32Array.from([
      ...sequence(4000, 77, 900),
      ...[...a].filter((_, i) => i % 50 !== 7),
      ...sequence(9000, 78, 900),
    ]);
    const total = check(a, b, commonRuns(a, b));
    expect(total).toBeGreaterThanOrEqual(6000 - 120);
  });

  it('ends soon on sequences that share words and no order', () => {
    const a = sequence(8_000, 5, 60);
    const b = sequence(60_000, 6, 60);
    expect(processorTime(() => check(a, b, commonRuns(a, b)))).toBeLessThan(8_000);
  });
});
