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
import { type HolderMonth, rollingTally, type Tally } from './rolling.ts';
import type { SpanJudge } from './spans.ts';

/**
 * The smallest number of holders who together have at least half of the whole, by descending amount; exactly half is
 * enough, and of equals only as many as needed count. Null when they do not reach half. Source: CHAOSS.
 */
export function halfHolders({ holders, whole }: Tally): number | null {
  return holdersOf(holders, (amount) => amount * 2 >= whole, whole / 2);
}

/** The smallest number of holders who together have more than half of the whole. Source: OSS Compass. */
export function overHalfHolders({ holders, whole }: Tally): number | null {
  return holdersOf(holders, (amount) => amount * 2 > whole, whole / 2);
}

/** How many, from the heaviest on, until what they have together is enough; `about` = near what is enough. */
function holdersOf(
  holders: ReadonlyMap<number, number>,
  enough: (amount: number) => boolean,
  about: number,
): number | null {
  let [running, count] = [0, 0];
  for (const [amount, equals] of descending(holders)) {
    if (!enough(running + amount * equals)) {
      running += amount * equals;
      count += equals;
      continue;
    }
    // All but one or two of those needed, then one by one.
    let some = Math.max(0, Math.floor((about - running) / amount) - 1);
    while (!enough(running + amount * some)) some += 1;
    return count + some;
  }
  return null;
}

function descending(holders: ReadonlyMap<number, number>): [weight: number, holders: number][] {
  return [...holders].sort(([a], [b]) => b - a);
}

/**
 * How many holders weigh at least as much as the median weighted by itself; everybody who ties with it counts. The
 * median is the smallest weight at which the running total, from the lightest on, reaches half of the whole, rounded up.
 * Source: OpenDigger, `quantileExactWeighted(0.5)` of ClickHouse over whole weights.
 */
export function medianHolders({ holders }: Tally): number | null {
  const heaviest = descending(holders);
  const whole = heaviest.reduce((total, [weight, equals]) => total + weight * equals, 0);
  const threshold = Math.ceil(whole / 2);
  let [lighter, count] = [whole, 0];
  for (const [weight, equals] of heaviest) {
    count += equals;
    lighter -= weight * equals;
    if (lighter < threshold) return count;
  }
  return null;
}

/**
 * Gini–Simpson index of the known holders: the chance that two units, drawn at random, are of different ones. Null when
 * the known hold less than half of the whole.
 */
export function diversity({ holders, whole, unknown }: Tally): number | null {
  const known = whole - unknown;
  if (known === 0 || known * 2 < whole) return null;
  const squares = [...holders].reduce((sum, [amount, equals]) => sum + amount * amount * equals, 0);
  return 1 - squares / (known * known);
}

/** `judge` of each span; `basis` is the share of the unknown holder, null when nothing was done. `weigh` turns the amount of a holder into a weight. */
export function concentration(
  judge: (tally: Tally) => number | null,
  weigh?: (amount: number) => number,
): SpanJudge<HolderMonth> {
  return (facts, span) => {
    const tallyAt = rollingTally(facts, span, weigh);
    return (month) => {
      const tally = tallyAt(month);
      if (tally.whole === 0) return { value: null, basis: null };
      return { value: judge(tally), basis: tally.unknown / tally.whole };
    };
  };
}

/** Why a concentration has no value when nobody committed. */
export const noCommits: Text = { zh: '期内没有提交', en: 'No commits in the period' };
