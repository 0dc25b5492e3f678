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

import { clearWays, goBefore, newWays, type Ways, wayLength } from './anchor-ways.ts';
import { type GramCounts, gramHash, longestGram } from './grams.ts';
import type { Step } from './pattern.ts';

/** Where a pattern is entered: every text that it matches has one of the runs of words at this step. */
export interface Anchor {
  readonly step: number;
  readonly hashes: readonly number[];
}

/** A run of fixed words that occurs no more often is good enough to look no further. */
const rare = 12;

/** The rarest run of four fixed words; null when the pattern has none that is rare. */
function fixedAnchor(steps: readonly Step[], number: (word: string) => number, counts: GramCounts): Anchor | null {
  let [best, least] = [-1, rare + 1];
  let bestHash = 0;
  const run: number[] = [];
  steps.forEach((step, index) => {
    if (typeof step !== 'string') run.length = 0;
    else run.push(number(step));
    if (run.length < longestGram) return;
    const hash = gramHash(run, run.length - longestGram, longestGram);
    const count = counts.of(hash);
    if (count < least) [best, least, bestHash] = [index - longestGram + 1, count, hash];
  });
  return best < 0 ? null : { step: best, hashes: [bestHash] };
}

/** One pattern is looked at after the other. */
const ways = newWays();

function shortestOf(all: Ways): number {
  let shortest = longestGram;
  for (let way = 0; way < all.count; way += 1) shortest = Math.min(shortest, wayLength(all, way));
  return shortest;
}

function hashesOf(all: Ways): number[] {
  const hashes: number[] = [];
  for (let way = 0; way < all.count; way += 1) {
    hashes.push(gramHash(all.cells, way * longestGram, wayLength(all, way)));
  }
  return hashes.length === 1 ? hashes : [...new Set(hashes)];
}

/** Chooses the step whose runs of words are rarest; null when the pattern can be entered nowhere, because it may be empty. */
export function anchorOf(steps: readonly Step[], number: (word: string) => number, counts: GramCounts): Anchor | null {
  const fixed = fixedAnchor(steps, number, counts);
  if (fixed !== null) return fixed;
  let best: Anchor | null = null;
  let least = Number.POSITIVE_INFINITY;
  clearWays(ways);
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    goBefore(ways, steps[step] as Step, number);
    const shortest = shortestOf(ways);
    if (shortest === 0) continue;
    const hashes = hashesOf(ways);
    let cost = 0;
    for (const hash of hashes) cost += counts.of(hash);
    cost += (8 * hashes.length) / shortest;
    if (cost <= least) [best, least] = [{ step, hashes }, cost];
  }
  return best;
}
