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

/** Words that both sequences have in a row: `length` of them from `a` and from `b`. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

const gram = 5;
/** Steps of the search in one gap, and in all gaps of a comparison; beyond them a gap counts as replaced whole. */
const deepest = 3000;
const mostSteps = 8_000_000;

function gramHash(words: Int32Array, at: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = at; i < at + gram; i += 1) {
    const word = words[i] as number;
    if (word === 0) return 0;
    hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
  }
  return hash;
}

/** Where each row of five words stands first; -1 for one that `once` refuses because it comes again. */
function gramsOf(words: Int32Array, once: boolean): Map<number, number> {
  const grams = new Map<number, number>();
  for (let at = 0; at + gram <= words.length; at += 1) {
    const hash = gramHash(words, at);
    if (hash === 0) continue;
    if (!grams.has(hash)) grams.set(hash, at);
    else if (once) grams.set(hash, -1);
  }
  return grams;
}

/** The longest subsequence of pairs in which `b` rises as well. */
function rising(pairs: readonly Run[]): Run[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(({ b }, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Run).b < b) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tails[low - 1] as number;
    tails[low] = index;
  });
  const chain: Run[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) chain.push(pairs[at] as Run);
  return chain.reverse();
}

/** Rows of five words that `a` has once, in the order of both, widened as far as both agree. */
function anchors(a: Int32Array, b: Int32Array): Run[] {
  const [left, right] = [gramsOf(a, true), gramsOf(b, false)];
  const pairs: Run[] = [];
  for (const [hash, at] of left) {
    const other = at < 0 ? undefined : right.get(hash);
    if (other !== undefined && a.subarray(at, at + gram).every((word, i) => word === b[other + i]))
      pairs.push({ a: at, b: other, length: gram });
  }
  const runs: Run[] = [];
  let [endA, endB] = [0, 0];
  for (const pair of rising(pairs.sort((x, y) => x.a - y.a))) {
    if (pair.a < endA || pair.b < endB) continue;
    let [from, to] = [0, gram];
    while (
      pair.a - from > endA &&
      pair.b - from > endB &&
      a[pair.a - from - 1] === b[pair.b - from - 1] &&
      a[pair.a - from - 1] !== 0
    )
      from += 1;
    while (
      pair.a + to < a.length &&
      pair.b + to < b.length &&
      a[pair.a + to] === b[pair.b + to] &&
      a[pair.a + to] !== 0
    )
      to += 1;
    runs.push({ a: pair.a - from, b: pair.b - from, length: from + to });
    [endA, endB] = [pair.a + to, pair.b + to];
  }
  return runs;
}

interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

interface Search {
  readonly a: Int32Array;
  readonly b: Int32Array;
  steps: number;
}

/** One direction of the search: `reach[k]` is how far diagonal k has come, seen from its own corner. */
function advance(
  search: Search,
  gap: Gap,
  reach: Int32Array,
  other: Int32Array,
  d: number,
  back: boolean,
): [number, number] | null {
  const { a, b } = search;
  const [n, m] = [gap.a1 - gap.a0, gap.b1 - gap.b0];
  const [offset, delta] = [reach.length >> 1, n - m];
  const meets = (delta % 2 !== 0) !== back;
  for (let k = -d; k <= d; k += 2) {
    if (k > n || k < -m) continue;
    const [down, right] = [reach[offset + k + 1] as number, reach[offset + k - 1] as number];
    let x = k === -d || (k !== d && right < down) ? down : right + 1;
    let y = x - k;
    if (x > n || y > m || x < 0 || y < 0) {
      reach[offset + k] = x;
      continue;
    }
    while (x < n && y < m) {
      const [word, with_] = back ? [a[gap.a1 - 1 - x], b[gap.b1 - 1 - y]] : [a[gap.a0 + x], b[gap.b0 + y]];
      if (word !== with_ || word === 0) break;
      x += 1;
      y += 1;
    }
    search.steps += 1;
    reach[offset + k] = x;
    const mirrored = offset + delta - k;
    if (!meets || mirrored < 0 || mirrored >= other.length) continue;
    const far = other[mirrored] as number;
    if (far >= 0 && far <= n && x + far >= n) return back ? [n - x, m - y] : [x, y];
  }
  return null;
}

/** A point of a shortest path through the gap, found from both ends in linear memory (Myers 1986); null when it is not worth the steps. */
function middle(search: Search, gap: Gap): [number, number] | null {
  const [n, m] = [gap.a1 - gap.a0, gap.b1 - gap.b0];
  const most = Math.min(Math.ceil((n + m) / 2), deepest);
  const forward = new Int32Array(2 * most + 5).fill(-1);
  const backward = new Int32Array(2 * most + 5).fill(-1);
  const offset = forward.length >> 1;
  forward[offset + 1] = 0;
  backward[offset + 1] = 0;
  for (let d = 0; d <= most && search.steps < mostSteps; d += 1) {
    const met = advance(search, gap, forward, backward, d, false) ?? advance(search, gap, backward, forward, d, true);
    if (met !== null) return met;
  }
  return null;
}

function pushRun(runs: Run[], a: number, b: number, length: number): void {
  if (length > 0) runs.push({ a, b, length });
}

/** Common runs inside a gap; a stack instead of recursion, because gaps come from hostile texts. */
function searchGap(search: Search, whole: Gap, runs: Run[]): void {
  const stack = [whole];
  for (let gap = stack.pop(); gap !== undefined; gap = stack.pop()) {
    let { a0, a1, b0, b1 } = gap;
    const [firstA, firstB] = [a0, b0];
    while (a0 < a1 && b0 < b1 && search.a[a0] === search.b[b0] && search.a[a0] !== 0) [a0, b0] = [a0 + 1, b0 + 1];
    pushRun(runs, firstA, firstB, a0 - firstA);
    const [lastA, lastB] = [a1, b1];
    while (a0 < a1 && b0 < b1 && search.a[a1 - 1] === search.b[b1 - 1] && search.a[a1 - 1] !== 0)
      [a1, b1] = [a1 - 1, b1 - 1];
    pushRun(runs, a1, b1, lastA - a1);
    if (a0 === a1 || b0 === b1 || lastB < b1) continue;
    const split = middle(search, { a0, a1, b0, b1 });
    if (split === null) continue;
    const [a, b] = [a0 + split[0], b0 + split[1]];
    if ((a === a0 && b === b0) || (a === a1 && b === b1)) continue;
    stack.push({ a0: a, a1, b0: b, b1 }, { a0, a1: a, b0, b1: b });
  }
}

/** What two sequences of words have in common, in order and without overlaps; words numbered 0 equal nothing. Memory linear, time bounded: where too much differs, a stretch counts as different whole. */
export function commonRuns(a: Int32Array, b: Int32Array): Run[] {
  const runs: Run[] = [];
  const search: Search = { a, b, steps: 0 };
  let [endA, endB] = [0, 0];
  for (const anchor of [...anchors(a, b), { a: a.length, b: b.length, length: 0 }]) {
    searchGap(search, { a0: endA, a1: anchor.a, b0: endB, b1: anchor.b }, runs);
    pushRun(runs, anchor.a, anchor.b, anchor.length);
    [endA, endB] = [anchor.a + anchor.length, anchor.b + anchor.length];
  }
  runs.sort((x, y) => x.a - y.a);
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b)
      joined[joined.length - 1] = { ...last, length: last.length + run.length };
    else joined.push(run);
  }
  return joined;
}
