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

/** Chance that is the same at every run. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [0, below). */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Like `pick`, and the first of the list are much likelier: a few people do most of the work. */
  favour<T>(list: readonly T[]): T;
  /** Lognormal count: half are below `median`, the tail is the longer the greater `sigma`. */
  count(median: number, sigma: number): number;
  hex(length: number): string;
}

/** Numbers of sfc32, which is small, fast and good enough to draw a community with. */
function sfc32(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let at = 0; at < 15; at += 1) next();
  return next;
}

/** Chance from a seed. */
export function createRandom(seed: number): Random {
  const next = sfc32(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    favour: <T>(list: readonly T[]) => list[Math.floor(list.length * next() ** 3)] as T,
    count: (median, sigma) => Math.floor(median * Math.exp(sigma * normal())),
    hex: (length) => {
      let text = '';
      while (text.length < length) text += below(0x1_0000_0000).toString(16).padStart(8, '0');
      return text.slice(0, length);
    },
  };
}
