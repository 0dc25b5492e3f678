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

import type { Text } from '#store/facts.ts';
import type { Judge } from './rolling.ts';
import { rollingWindow } from './rolling.ts';

/**
 * The smallest number of holders who together have at least half of the whole, by descending amount; exactly half is
 * enough, and of equals only as many as needed count. Null when they do not reach half. Source: CHAOSS.
 */
export function halfHolders(amounts: readonly number[], whole: number): number | null {
  const descending = Float64Array.from(amounts).sort().reverse();
  let running = 0;
  for (const [index, amount] of descending.entries()) {
    running += amount;
    if (running * 2 >= whole) return index + 1;
  }
  return null;
}

/** {@link halfHolders} of each window; `basis` is the share of the unknown holder, null when nothing was done. */
export const concentrated: Judge = (facts) => {
  const window = rollingWindow(facts, 12);
  return (month) => {
    const totals = window.endAt(month);
    const whole = [...totals.values()].reduce((total, amount) => total + amount, 0);
    if (whole === 0) return { value: null, basis: null };
    const known = [...totals].flatMap(([holder, amount]) => (holder === null ? [] : [amount]));
    return { value: halfHolders(known, whole), basis: (totals.get(null) ?? 0) / whole };
  };
};

/** Why a concentration has no value when nobody committed. */
export const noCommits: Text = { zh: '这 12 个月没有提交', en: 'No commits in these 12 months' };
