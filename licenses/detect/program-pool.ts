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

import type { Program } from './licence-index.ts';

/** Programs put one after the other; one that is the same as another is kept once. */
export interface ProgramPool {
  /** Where the program begins. */
  add(program: readonly number[]): number;
  all(): Program;
  /** Length of the longest program. */
  longest(): number;
}

function hashOf(program: readonly number[]): number {
  let hash = program.length;
  for (const word of program) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** An empty pool. */
export function programPool(): ProgramPool {
  const starts = new Map<number, number[]>();
  let codes = new Int32Array(65_536);
  let [length, longest, highest] = [0, 1, 0];

  /** Programs end with the only code that ends them, so that none is the beginning of another. */
  function isAt(program: readonly number[], start: number): boolean {
    return start + program.length <= length && program.every((word, at) => codes[start + at] === word);
  }

  return {
    add(program) {
      const hash = hashOf(program);
      const alike = starts.get(hash);
      const known = alike?.find((start) => isAt(program, start));
      if (known !== undefined) return known;
      const start = length;
      if (alike === undefined) starts.set(hash, [start]);
      else alike.push(start);
      length += program.length;
      if (length > codes.length) {
        const larger = new Int32Array(length * 2);
        larger.set(codes);
        codes = larger;
      }
      codes.set(program, start);
      longest = Math.max(longest, program.length);
      for (const word of program) highest = Math.max(highest, word);
      return start;
    },
    all: () => (highest < 2 ** 16 ? Uint16Array.from(codes.subarray(0, length)) : codes.slice(0, length)),
    longest: () => longest,
  };
}
