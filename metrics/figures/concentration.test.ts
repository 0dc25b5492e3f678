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
import { concentration, halfHolders, medianHolders, overHalfHolders } from './concentration.ts';
import type { HolderMonth } from './rolling.ts';
import { rollingWindow } from './rolling.ts';

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('half holders', () => {
  it.each([
    [[1000, 202, 90, 33, 332, 343, 42, 433], 2],
    [[1, 1, 1, 1, 1, 1, 1, 1], 4],
    [[12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5], 4],
    [[50, 10, 10, 10, 10, 10], 1],
    [[7], 1],
  ])('of %j are %i', (amounts, expected) => {
    expect(halfHolders(amounts, sum(amounts))).toBe(expected);
  });

  it('are not known when the known ones hold less than half', () => {
    expect(halfHolders([3, 1], 9)).toBeNull();
    expect(halfHolders([3, 1], 8)).toBe(2);
    expect(halfHolders([], 0)).toBeNull();
  });
});

describe('tie conventions', () => {
  const eight = Array.from({ length: 8 }, () => 7);

  it('of eight equal contributors: CHAOSS 4, OSS Compass 5, OpenDigger 8', () => {
    expect(halfHolders(eight, 56)).toBe(4);
    expect(overHalfHolders(eight, 56)).toBe(5);
    expect(medianHolders(eight)).toBe(8);
  });

  it('of the worked example of CHAOSS', () => {
    const worked = [1000, 202, 90, 33, 332, 343, 42, 433];
    expect(halfHolders(worked, sum(worked))).toBe(2);
    expect(overHalfHolders(worked, sum(worked))).toBe(2);
    // From the lightest: 33, 75, 165, 367, 699, 1042, 1475 ≥ 1238, so the median is 433.
    expect(medianHolders(worked)).toBe(2);
  });

  it('need somebody, and more than half where it says so', () => {
    expect(medianHolders([])).toBeNull();
    expect(medianHolders([1])).toBe(1);
    expect(medianHolders([1, 1, 2])).toBe(3);
    expect(overHalfHolders([5, 5], 10)).toBe(2);
    expect(overHalfHolders([5], 10)).toBeNull();
    expect(halfHolders([5], 10)).toBe(1);
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
