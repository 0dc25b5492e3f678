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
import { type HolderMonth, rollingWindow } from './rolling.ts';
import type { SpanJudge } from './spans.ts';

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

/** How many of the known holders (amounts above 0) are enough of the whole; null = they are not. */
export type Enough = (known: readonly number[], whole: number) => number | null;

/** `enough` of each span; `basis` is the share of the unknown holder, null when nothing was done. */
export function concentration(enough: Enough): SpanJudge<HolderMonth> {
  return (facts, span) => {
    const window = rollingWindow(facts, span);
    return (month) => {
      const totals = window.endAt(month);
      const whole = [...totals.values()].reduce((total, amount) => total + amount, 0);
      if (whole === 0) return { value: null, basis: null };
      const known = [...totals].flatMap(([holder, amount]) => (holder === null ? [] : [amount]));
      return { value: enough(known, whole), basis: (totals.get(null) ?? 0) / whole };
    };
  };
}

/** The smallest number of holders who together have more than half of the whole. Source: OSS Compass. */
export function overHalfHolders(amounts: readonly number[], whole: number): number | null {
  const descending = Float64Array.from(amounts).sort().reverse();
  let running = 0;
  for (const [index, amount] of descending.entries()) {
    running += amount;
    if (running * 2 > whole) return index + 1;
  }
  return null;
}

/**
 * How many holders weigh at least as much as the median weighted by itself; everybody who ties with it counts. The
 * median is the smallest weight at which the running total, from the lightest on, reaches half of the whole, rounded up.
 * Source: OpenDigger, `quantileExactWeighted(0.5)` of ClickHouse over whole weights.
 */
export function medianHolders(amounts: readonly number[]): number | null {
  const ascending = Float64Array.from(amounts).sort();
  const threshold = Math.ceil(ascending.reduce((total, amount) => total + amount, 0) / 2);
  let running = 0;
  for (const amount of ascending) {
    running += amount;
    if (running >= threshold) return ascending.filter((other) => other >= amount).length;
  }
  return null;
}

/** Why a concentration has no value when nobody committed. */
export const noCommits: Text = { zh: '期内没有提交', en: 'No commits in the period' };
