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

/** How much a holder (a person, an organisation; null = unknown) did in a month. */
export interface HolderMonth {
  readonly subject: string;
  readonly month: number;
  readonly holder: string | null;
  readonly amount: number;
}

/** Moves a window so that it ends with the month, never back. */
export type Slide = (month: number) => void;

/** A window of `width` months over facts in ascending order of months: `change` is told what enters (1) and leaves (−1). */
export function slidingWindow<Fact extends { readonly month: number }>(
  facts: readonly Fact[],
  width: number,
  change: (fact: Fact, sign: 1 | -1) => void,
): Slide {
  let entered = 0;
  let left = 0;
  return (month) => {
    for (let fact = facts[entered]; fact !== undefined && fact.month <= month; fact = facts[(entered += 1)])
      change(fact, 1);
    for (
      let fact = facts[left];
      left < entered && fact !== undefined && fact.month <= month - width;
      fact = facts[(left += 1)]
    )
      change(fact, -1);
  };
}

/** Adds to the amount under a key; what comes to 0 is no longer there. */
export function addTo<Key>(amounts: Map<Key, number>, key: Key, amount: number): void {
  const total = (amounts.get(key) ?? 0) + amount;
  if (total === 0) amounts.delete(key);
  else amounts.set(key, total);
}

/** Amounts by holder over a run of months that moves forward: months enter at one end and leave at the other. */
export interface RollingWindow {
  /** Moves the window so that it ends with the month (never back) and returns what is in it, without zeros. */
  endAt(month: number): ReadonlyMap<string | null, number>;
}

/** A window of `width` months over facts in ascending order of months. */
export function rollingWindow(facts: readonly HolderMonth[], width: number): RollingWindow {
  const totals = new Map<string | null, number>();
  const slide = slidingWindow(facts, width, ({ holder, amount }, sign) => addTo(totals, holder, sign * amount));
  return {
    endAt(month) {
      slide(month);
      return totals;
    },
  };
}

/** How many known holders there are of each weight above 0, and what all did together. */
export interface Tally {
  readonly holders: ReadonlyMap<number, number>;
  /** The unknown included. */
  readonly whole: number;
  readonly unknown: number;
}

/** A {@link Tally} that rolls: holders move between weights, nothing is counted or sorted anew. Amounts are whole. */
export function rollingTally(
  facts: readonly HolderMonth[],
  width: number,
  weigh: (amount: number) => number = (amount) => amount,
): (month: number) => Tally {
  const totals = new Map<string | null, number>();
  const holders = new Map<number, number>();
  const sums = { whole: 0, unknown: 0 };
  const slide = slidingWindow(facts, width, ({ holder, amount }, sign) => {
    sums.whole += sign * amount;
    if (holder === null) sums.unknown += sign * amount;
    else {
      const before = totals.get(holder) ?? 0;
      addTo(totals, holder, sign * amount);
      if (before > 0) addTo(holders, weigh(before), -1);
      if (before + sign * amount > 0) addTo(holders, weigh(before + sign * amount), 1);
    }
  });
  return (month) => {
    slide(month);
    return { holders, ...sums };
  };
}
