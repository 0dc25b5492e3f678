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

import { expect, it } from 'vitest';
import { randomStream } from '../rank/random.ts';
import { multiset } from './multiset.ts';

/** k = ceil(p·n) of the sorted numbers, in whole thousandths. */
function discrete(values: readonly number[], thousandths: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((thousandths * sorted.length) / 1000)) - 1];
}

it('gives the same quantiles, sums and counts as sorting, whatever enters and leaves', () => {
  const random = randomStream(7);
  const all = Array.from({ length: 500 }, () => Math.floor(random() * 300) - 100);
  const set = multiset(Float64Array.from(all));
  const inside: number[] = [];
  for (const value of all) {
    if (random() < 0.3 && inside.length > 1) {
      const [gone] = inside.splice(Math.floor(random() * inside.length), 1);
      set.add(gone as number, -1);
    }
    inside.push(value);
    set.add(value, 1);
    for (const thousandths of [0, 150, 250, 500, 750, 850, 1000])
      expect(set.quantile(thousandths / 1000)).toBe(discrete(inside, thousandths));
    expect([set.size, set.sum]).toEqual([inside.length, inside.reduce((sum, one) => sum + one, 0)]);
    expect(set.upTo(42)).toBe(inside.filter((one) => one <= 42).length);
  }
});

it('takes no step further for a share that binary fractions cannot write', () => {
  const set = multiset(Float64Array.from({ length: 20 }, (_, i) => i + 1));
  for (let i = 1; i <= 20; i += 1) set.add(i, 1);
  expect([0.15, 0.35, 0.55, 0.85].map((p) => set.quantile(p))).toEqual([3, 7, 11, 17]);
});

it('is empty over no numbers', () => {
  expect(multiset(new Float64Array()).upTo(3)).toBe(0);
});
