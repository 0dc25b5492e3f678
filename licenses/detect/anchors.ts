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

import { type GramCounts, gramHash, longestGram } from './grams.ts';
import type { Step } from './pattern.ts';

/** Where a pattern is entered: every text that it matches has one of the runs of words at this step. */
export interface Anchor {
  readonly step: number;
  readonly hashes: readonly number[];
}

type Ways = readonly (readonly number[])[];

/** More alternatives at one place than this are told apart by fewer words. */
const mostWays = 32;
/** A run of fixed words that occurs no more often is good enough to look no further. */
const rare = 12;
const nothing: Ways = [[]];

function keyOf(way: readonly number[]): number {
  return way.length * 2 ** 32 + (gramHash(way, 0, way.length) >>> 0);
}

function distinct(ways: Ways): Ways {
  return ways.length < 2 ? ways : [...new Map(ways.map((way) => [keyOf(way), way])).values()];
}

function shortened(ways: Ways, most: number): Ways {
  let kept = ways;
  for (let longest = longestGram - 1; longest > 0 && kept.length > most; longest -= 1) {
    const length = longest;
    kept = distinct(kept.map((way) => (way.length > length ? way.slice(0, length) : way)));
  }
  return kept;
}

/** How a text can go on before a step, by how it can go on behind it. */
function waysBefore(step: Step, behind: Ways, number: (word: string) => number): Ways {
  if (typeof step === 'string') {
    const word = number(step);
    const ways = behind.map((way) => [word, ...(way.length < longestGram ? way : way.slice(0, longestGram - 1))]);
    return ways.length < 2 || (behind[0] as number[]).length < longestGram ? ways : distinct(ways);
  }
  if ('gap' in step) return nothing;
  const next = shortened(behind, Math.max(4, (2 * mostWays) / step.choice.length));
  const branches = step.choice.flatMap((branch) =>
    branch.reduceRight((ways, one) => waysBefore(one, ways, number), next),
  );
  return shortened(distinct(branches), mostWays);
}

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

/** Chooses the step whose runs of words are rarest; null when the pattern can be entered nowhere, because it may be empty. */
export function anchorOf(steps: readonly Step[], number: (word: string) => number, counts: GramCounts): Anchor | null {
  const fixed = fixedAnchor(steps, number, counts);
  if (fixed !== null) return fixed;
  let best: Anchor | null = null;
  let least = Number.POSITIVE_INFINITY;
  let ways = nothing;
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    ways = waysBefore(steps[step] as Step, ways, number);
    if (ways.some((way) => way.length === 0)) continue;
    const hashes = [...new Set(ways.map((way) => gramHash(way, 0, way.length)))];
    const cost =
      hashes.reduce((sum, hash) => sum + counts.of(hash), 0) +
      (8 * hashes.length) / Math.min(...ways.map((way) => way.length));
    if (cost <= least) [best, least] = [{ step, hashes }, cost];
  }
  return best;
}
