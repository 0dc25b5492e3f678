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
import { randomStream } from '../rank/random.ts';
import { concentration, diversity, halfHolders, medianHolders, overHalfHolders } from './concentration.ts';
import { addTo, type HolderMonth, rollingWindow, type Tally } from './rolling.ts';

/** What somebody each did, and what the unknown did, as a tally. */
function tally(amounts: readonly number[], unknown = 0): Tally {
  const holders = new Map<number, number>();
  for (const amount of amounts) addTo(holders, amount, 1);
  return { holders, whole: amounts.reduce((a, b) => a + b, unknown), unknown };
}

const worked = [1000, 202, 90, 33, 332, 343, 42, 433];

describe('half holders', () => {
  it.each([
    [worked, 2],
    [[1, 1, 1, 1, 1, 1, 1, 1], 4],
    [[12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5], 4],
    [[50, 10, 10, 10, 10, 10], 1],
    [[7], 1],
    [[3, 3, 3, 1, 1, 1, 1, 1], 3],
  ])('of %j are %i', (amounts, expected) => {
    expect(halfHolders(tally(amounts))).toBe(expected);
  });

  it('are not known when the known ones hold less than half', () => {
    expect(halfHolders(tally([3, 1], 5))).toBeNull();
    expect(halfHolders(tally([3, 1], 4))).toBe(2);
    expect(halfHolders(tally([]))).toBeNull();
  });
});

describe('tie conventions', () => {
  const eight = tally(Array.from({ length: 8 }, () => 7));

  it('of eight equal contributors: CHAOSS 4, OSS Compass 5, OpenDigger 8', () => {
    expect(halfHolders(eight)).toBe(4);
    expect(overHalfHolders(eight)).toBe(5);
    expect(medianHolders(eight)).toBe(8);
  });

  it('of the worked example of CHAOSS', () => {
    expect(halfHolders(tally(worked))).toBe(2);
    expect(overHalfHolders(tally(worked))).toBe(2);
    // From the lightest: 33, 75, 165, 367, 699, 1042, 1475 ≥ 1238, so the median is 433.
    expect(medianHolders(tally(worked))).toBe(2);
  });

  it('need somebody, and more than half where it says so', () => {
    expect(medianHolders(tally([]))).toBeNull();
    expect(medianHolders(tally([1]))).toBe(1);
    expect(medianHolders(tally([1, 1, 2]))).toBe(3);
    expect(overHalfHolders(tally([5, 5]))).toBe(2);
    expect(overHalfHolders(tally([5], 5))).toBeNull();
    expect(halfHolders(tally([5], 5))).toBe(1);
  });

  it('give what counting one by one gives', () => {
    const random = randomStream(11);
    for (let round = 0; round < 300; round += 1) {
      const amounts = Array.from({ length: 1 + Math.floor(random() * 12) }, () => 1 + Math.floor(random() * 5));
      const one = tally(amounts, Math.floor(random() * 4));
      const heaviest = [...amounts].sort((a, b) => b - a);
      const first = (enough: (sum: number) => boolean) => {
        let running = 0;
        const index = heaviest.findIndex((amount) => enough((running += amount)));
        return index < 0 ? null : index + 1;
      };
      expect(halfHolders(one)).toBe(first((sum) => sum * 2 >= one.whole));
      expect(overHalfHolders(one)).toBe(first((sum) => sum * 2 > one.whole));
      const threshold = Math.ceil((one.whole - one.unknown) / 2);
      let running = 0;
      const median = heaviest.toReversed().find((amount) => (running += amount) >= threshold) ?? 0;
      expect(medianHolders(one)).toBe(amounts.filter((amount) => amount >= median).length);
    }
  });
});

describe('diversity', () => {
  it('is the chance of two different ones', () => {
    expect(diversity(tally([1, 1, 1, 1, 1, 1, 1, 1]))).toBe(0.875);
    expect(diversity(tally([9]))).toBe(0);
    expect(diversity(tally([3, 1], 4))).toBe(1 - 10 / 16);
    expect(diversity(tally([3, 1], 5))).toBeNull();
  });
});

describe('a rolling window', () => {
  const fact = (month: number, holder: string | null, amount: number): HolderMonth => ({
    subject: 's',
    month,
    holder,
    amount,
  });

  it('lets months in and out, over gaps', () => {
    const window = rollingWindow([fact(1, 'a', 2), fact(1, 'b', 1), fact(3, 'a', 5), fact(30, 'c', 1)], 3);
    const at = (month: number) => Object.fromEntries(window.endAt(month));
    expect(at(0)).toEqual({});
    expect(at(1)).toEqual({ a: 2, b: 1 });
    expect(at(3)).toEqual({ a: 7, b: 1 });
    expect(at(4)).toEqual({ a: 5 });
    expect(at(6)).toEqual({});
    expect(at(40)).toEqual({});
  });

  it('counts the unknown holder in the whole only', () => {
    const facts = [fact(1, 'a', 3), fact(1, 'b', 2), fact(1, null, 5), fact(2, null, 1)];
    const judged = concentration(halfHolders)(facts, 12);
    expect(judged(1)).toEqual({ value: 2, basis: 0.5 });
    expect(judged(2)).toEqual({ value: null, basis: 6 / 11 });
    expect(judged(13)).toEqual({ value: null, basis: 1 });
    expect(judged(14)).toEqual({ value: null, basis: null });
  });
});
