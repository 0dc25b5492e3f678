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

import { gramEntry, gramSeed, gramStep } from './grams.ts';
import type { PatternIndex } from './licence-index.ts';
import { type Machine, newMachine, rootOf, walk } from './program-states.ts';
import { code } from './step-program.ts';
import { newWords, type Words } from './words.ts';

/** A pattern found in a text, as half-open span of words. */
export interface Occurrence {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
}

/** Places from which a pattern can be read to its end, chained by pattern in the order of the text. */
interface Hits {
  count: number;
  places: Int32Array;
  /** How far it reaches from there. */
  ends: Int32Array;
  next: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  touched: number[];
}

const growth = 2;
const wordsPerPattern = 64;
const freeSteps = 200_000;

function grown(array: Int32Array): Int32Array {
  const next = new Int32Array(array.length * growth);
  next.set(array);
  return next;
}

function note(hits: Hits, pattern: number, place: number, end: number): void {
  if (hits.count === hits.places.length) {
    [hits.places, hits.ends, hits.next] = [grown(hits.places), grown(hits.ends), grown(hits.next)];
  }
  const hit = hits.count;
  if (hits.first[pattern] === -1) {
    hits.first[pattern] = hit;
    hits.touched.push(pattern);
  } else {
    const last = hits.last[pattern] as number;
    if (hits.places[last] === place) return;
    hits.next[last] = hit;
  }
  hits.count += 1;
  hits.places[hit] = place;
  hits.ends[hit] = end;
  hits.next[hit] = -1;
  hits.last[pattern] = hit;
}

/** Whether the word at a place is inside something that explains it already. */
export type Covered = (place: number) => number;

/** State of one search; nothing is made per place. */
interface Search {
  readonly index: PatternIndex;
  readonly machine: Machine;
  readonly hits: Hits;
  words: Words;
  /** Work spent at each entry, so that no text can make one of them slow; and the entries that have any. */
  readonly work: Float64Array;
  readonly entered: number[];
  readonly ends: Map<number, number>;
}

/** Reads on from a place that looks like the entry of patterns, all of them at once. */
function enter(search: Search, entry: number, at: number): void {
  const { index, machine, hits, words, work, entered, ends } = search;
  const { starts, owners } = index.anchors;
  const [first, last] = [starts[entry] as number, starts[entry + 1] as number];
  const spent = work[entry] as number;
  const most = freeSteps + words.count * wordsPerPattern;
  if (spent > most) return;
  if (spent === 0) entered.push(entry);
  const before = machine.spent;
  const root = rootOf(machine, entry * 2, () =>
    Array.from(owners.subarray(first, last), (pattern) => index.entries[pattern * 4 + 1] as number),
  );
  const best = walk(machine, root, words.ids, { at, limit: words.count, direction: 1, budget: before + most }, ends);
  work[entry] = spent + machine.spent - before;
  if (best < 0) return;
  for (let posting = first; posting < last; posting += 1) {
    const pattern = owners[posting] as number;
    const end = ends.get(index.entries[pattern * 4 + 1] as number);
    if (end !== undefined) note(hits, pattern, at, end);
  }
  ends.clear();
}

function collect(search: Search, covered: Covered): void {
  const { anchors } = search.index;
  const { ids, count } = search.words;
  for (let at = 0; at < count; at += 1) {
    const a = ids[at] as number;
    if (a === 0) continue;
    const behind = covered(at);
    if (behind > at) {
      at = behind - 1;
      continue;
    }
    let entry = gramEntry(anchors, gramStep(gramSeed(1), a));
    if (entry >= 0) enter(search, entry, at);
    const b = at + 1 < count ? (ids[at + 1] as number) : 0;
    if (b === 0) continue;
    entry = gramEntry(anchors, gramStep(gramStep(gramSeed(2), a), b));
    if (entry >= 0) enter(search, entry, at);
    const c = at + 2 < count ? (ids[at + 2] as number) : 0;
    if (c === 0) continue;
    entry = gramEntry(anchors, gramStep(gramStep(gramStep(gramSeed(3), a), b), c));
    if (entry >= 0) enter(search, entry, at);
    const d = at + 3 < count ? (ids[at + 3] as number) : 0;
    if (d === 0) continue;
    entry = gramEntry(anchors, gramStep(gramStep(gramStep(gramStep(gramSeed(4), a), b), c), d));
    if (entry >= 0) enter(search, entry, at);
  }
}

/** Where the pattern begins that is entered at a place; -1 where the words before it are others. */
function startOf({ machine, words }: Search, backward: number, at: number, limit: number, budget: number): number {
  if (machine.program[backward] === code.match) return at;
  const root = rootOf(machine, backward * 2 + 1, () => [backward]);
  return walk(machine, root, words.ids, { at, limit, direction: -1, budget }, null);
}

/** Occurrences of one pattern; its share of work is limited, so that no text can make it slow. */
function occurrencesOf(search: Search, pattern: number, found: Occurrence[]): void {
  const { index, machine, hits, words } = search;
  const rule = index.entries[pattern * 4] as number;
  const backward = index.entries[pattern * 4 + 2] as number;
  const reach = index.entries[pattern * 4 + 3] as number;
  const budget = machine.spent + freeSteps + words.count * wordsPerPattern;
  let floor = 0;
  let hit = hits.first[pattern] as number;
  while (hit >= 0 && machine.spent < budget) {
    let [from, to] = [-1, -1];
    for (let other = hit; other >= 0; other = hits.next[other] as number) {
      const place = hits.places[other] as number;
      if (from >= 0 && place - reach > from) break;
      if (place < floor || machine.spent >= budget) continue;
      const start = startOf(search, backward, place, floor, budget);
      if (start < 0) continue;
      const end = hits.ends[other] as number;
      if (from < 0 || start < from || (start === from && end > to)) [from, to] = [start, end];
    }
    if (from < 0) break;
    found.push({ rule, from, to });
    floor = to;
    while (hit >= 0 && (hits.places[hit] as number) < floor) hit = hits.next[hit] as number;
  }
}

function newHits(patterns: number): Hits {
  return {
    count: 0,
    places: new Int32Array(1024),
    ends: new Int32Array(1024),
    next: new Int32Array(1024),
    first: new Int32Array(patterns).fill(-1),
    last: new Int32Array(patterns),
    touched: [],
  };
}

/** Finds all patterns in texts; the leftmost occurrence of each comes first, the longest of those that begin there, and the next begins after it. */
export function createPatternMatcher(index: PatternIndex): (words: Words, covered?: Covered) => Occurrence[] {
  const hits = newHits(index.entries.length / 4);
  const search: Search = {
    index,
    machine: newMachine(index.program),
    hits,
    words: newWords(0),
    work: new Float64Array(index.anchors.hashes.length),
    entered: [],
    ends: new Map(),
  };
  return (words, covered = () => -1) => {
    search.words = words;
    hits.count = 0;
    for (const pattern of hits.touched) hits.first[pattern] = -1;
    hits.touched = [];
    for (const entry of search.entered) search.work[entry] = 0;
    search.entered.length = 0;
    collect(search, covered);
    const found: Occurrence[] = [];
    for (const pattern of hits.touched) occurrencesOf(search, pattern, found);
    return found;
  };
}
