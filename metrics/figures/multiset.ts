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

/** Whole numbers that enter and leave, with their sum and quantiles at hand after each step. */
export interface Multiset {
  /** Enters the number `times` times; negative = leaves. It must be one of those the set was made for. */
  add(value: number, times: number): void;
  readonly size: number;
  /** Exact: whole numbers below 2^53. */
  readonly sum: number;
  /** `percentile_disc`: the k-th smallest, k = ceil(p·n), at least the first. The set must not be empty. */
  quantile(p: number): number;
  /** How many are at most the limit. */
  upTo(limit: number): number;
}

/** Index of the last number that is at most the limit; −1 = none. */
function lastUpTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function distinct(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  return sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
}

/** An empty set for numbers out of these: a Fenwick tree over their order, so that every step is O(log n). */
export function multiset(values: Float64Array): Multiset {
  const numbers = distinct(values);
  const tree = new Int32Array(numbers.length + 1);
  const top = numbers.length === 0 ? 0 : 2 ** Math.floor(Math.log2(numbers.length));
  let size = 0;
  let sum = 0;
  const upToRank = (rank: number) => {
    let count = 0;
    for (let i = rank; i > 0; i -= i & -i) count += tree[i] as number;
    return count;
  };
  return {
    add(value, times) {
      const rank = lastUpTo(numbers, value) + 1;
      for (let i = rank; i < tree.length; i += i & -i) tree[i] = (tree[i] as number) + times;
      size += times;
      sum += value * times;
    },
    get size() {
      return size;
    },
    get sum() {
      return sum;
    },
    quantile(p) {
      let left = Math.max(1, ceilShare(p, size));
      let rank = 0;
      for (let step = top; step >= 1; step /= 2) {
        const count = tree[rank + step];
        if (count === undefined || count >= left) continue;
        rank += step;
        left -= count;
      }
      return numbers[rank] as number;
    },
    upTo(limit) {
      return upToRank(lastUpTo(numbers, limit) + 1);
    },
  };
}

/** ceil(p·n), free of the dust of binary fractions: 0.15 · 20 is 3. */
function ceilShare(p: number, n: number): number {
  return Math.ceil(Number((p * n).toPrecision(12)));
}
