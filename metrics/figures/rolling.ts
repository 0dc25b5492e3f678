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

/** Amounts by holder over a run of months that moves forward: months enter at one end and leave at the other. */
export interface RollingWindow {
  /** Moves the window so that it ends with the month (never back) and returns what is in it, without zeros. */
  endAt(month: number): ReadonlyMap<string | null, number>;
}

/** A window of `width` months over facts in ascending order of months. */
export function rollingWindow(facts: readonly HolderMonth[], width: number): RollingWindow {
  const totals = new Map<string | null, number>();
  let entered = 0;
  let left = 0;
  const add = (fact: HolderMonth, sign: 1 | -1) => {
    const total = (totals.get(fact.holder) ?? 0) + sign * fact.amount;
    if (total === 0) totals.delete(fact.holder);
    else totals.set(fact.holder, total);
  };
  return {
    endAt(month) {
      for (let fact = facts[entered]; fact !== undefined && fact.month <= month; fact = facts[(entered += 1)])
        add(fact, 1);
      for (
        let fact = facts[left];
        left < entered && fact !== undefined && fact.month <= month - width;
        fact = facts[(left += 1)]
      )
        add(fact, -1);
      return totals;
    },
  };
}
