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

import { type GramTable, gramEntry, gramSeed, gramStep } from './grams.ts';
import type { PatternIndex } from './licence-index.ts';
import { createRunner } from './program-run.ts';
import type { Words } from './words.ts';

/** A pattern found in a text, as half-open span of words. */
export interface Occurrence {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
}

/** Places that look like the entry of a pattern, chained by pattern in the order of the text. */
interface Hits {
  count: number;
  places: Int32Array;
  next: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  touched: number[];
}

const growth = 2;
const wordsPerPattern = 64;
const freeSteps = 200_000;

function grow(hits: Hits): void {
  const [places, next] = [new Int32Array(hits.count * growth), new Int32Array(hits.count * growth)];
  places.set(hits.places);
  next.set(hits.next);
  [hits.places, hits.next] = [places, next];
}

function note(hits: Hits, pattern: number, place: number): void {
  if (hits.count === hits.places.length) grow(hits);
  const hit = hits.count;
  hits.count += 1;
  hits.places[hit] = place;
  hits.next[hit] = -1;
  if (hits.first[pattern] === -1) {
    hits.first[pattern] = hit;
    hits.touched.push(pattern);
  } else {
    const last = hits.last[pattern] as number;
    if (hits.places[last] === place) {
      hits.count -= 1;
      return;
    }
    hits.next[last] = hit;
  }
  hits.last[pattern] = hit;
}

function noteAll(hits: Hits, { starts, owners }: GramTable, entry: number, place: number): void {
  for (let at = starts[entry] as number; at < (starts[entry + 1] as number); at += 1)
    note(hits, owners[at] as number, place);
}

/** Whether the word at a place is inside something that explains it already. */
export type Covered = (place: number) => number;

function collect(hits: Hits, anchors: GramTable, { ids, count }: Words, covered: Covered): void {
  for (let at = 0; at < count; at += 1) {
    const a = ids[at] as number;
    if (a === 0) continue;
    const behind = covered(at);
    if (behind > at) {
      at = behind - 1;
      continue;
    }
    let entry = gramEntry(anchors, gramStep(gramSeed(1), a));
    if (entry >= 0) noteAll(hits, anchors, entry, at);
    const b = at + 1 < count ? (ids[at + 1] as number) : 0;
    if (b === 0) continue;
    entry = gramEntry(anchors, gramStep(gramStep(gramSeed(2), a), b));
    if (entry >= 0) noteAll(hits, anchors, entry, at);
    const c = at + 2 < count ? (ids[at + 2] as number) : 0;
    if (c === 0) continue;
    entry = gramEntry(anchors, gramStep(gramStep(gramStep(gramSeed(3), a), b), c));
    if (entry >= 0) noteAll(hits, anchors, entry, at);
    const d = at + 3 < count ? (ids[at + 3] as number) : 0;
    if (d === 0) continue;
    entry = gramEntry(anchors, gramStep(gramStep(gramStep(gramStep(gramSeed(4), a), b), c), d));
    if (entry >= 0) noteAll(hits, anchors, entry, at);
  }
}

/** Finds all patterns in texts; the leftmost occurrence of each comes first, the longest of those that begin there, and the next begins after it. */
export function createPatternMatcher(index: PatternIndex): (words: Words, covered?: Covered) => Occurrence[] {
  const { entries, anchors, program, longest } = index;
  const runner = createRunner(program, longest);
  const patterns = entries.length / 4;
  const hits: Hits = {
    count: 0,
    places: new Int32Array(1024),
    next: new Int32Array(1024),
    first: new Int32Array(patterns).fill(-1),
    last: new Int32Array(patterns),
    touched: [],
  };

  /** Occurrences of one pattern; its share of work is limited, so that no text can make it slow. */
  function occurrencesOf(pattern: number, words: Words, found: Occurrence[]): void {
    const [rule, forward, backward, reach] = entries.subarray(pattern * 4, pattern * 4 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const budget = runner.spent + freeSteps + words.count * wordsPerPattern;
    let floor = 0;
    let hit = hits.first[pattern] as number;
    while (hit >= 0 && runner.spent < budget) {
      let [from, to] = [-1, -1];
      for (let other = hit; other >= 0; other = hits.next[other] as number) {
        const place = hits.places[other] as number;
        if (from >= 0 && place - reach > from) break;
        if (place < floor || runner.spent >= budget) continue;
        const end = runner.run(forward, words.ids, place, words.count, 1);
        if (end < 0) continue;
        const start = runner.run(backward, words.ids, place, floor, -1);
        if (start < 0) continue;
        if (from < 0 || start < from || (start === from && end > to)) [from, to] = [start, end];
      }
      if (from < 0) break;
      found.push({ rule, from, to });
      floor = to;
      while (hit >= 0 && (hits.places[hit] as number) < floor) hit = hits.next[hit] as number;
    }
  }

  return (words, covered = () => -1) => {
    hits.count = 0;
    for (const pattern of hits.touched) hits.first[pattern] = -1;
    hits.touched = [];
    collect(hits, anchors, words, covered);
    const found: Occurrence[] = [];
    for (const pattern of hits.touched) occurrencesOf(pattern, words, found);
    return found;
  };
}
