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

import { longestGram } from './grams.ts';
import type { Step } from './pattern.ts';

/** How a text can go on: for each way so many words, fewer where it is known less far; 0 stands where no word is known. */
export interface Ways {
  count: number;
  cells: Int32Array;
}

/** More alternatives at one place than this are told apart by fewer words. */
const mostWays = 32;
/** Up to so many are compared each with each. */
const few = 12;

/** No word is known. */
export function newWays(): Ways {
  return { count: 1, cells: new Int32Array(64 * longestGram) };
}

/** Back to {@link newWays}. */
export function clearWays(ways: Ways): void {
  ways.count = 1;
  ways.cells.fill(0, 0, longestGram);
}

/** Words known of a way. */
export function wayLength({ cells }: Ways, way: number): number {
  let length = 0;
  while (length < longestGram && cells[way * longestGram + length] !== 0) length += 1;
  return length;
}

function append(ways: Ways, more: Ways, at: number): void {
  const size = (at + more.count) * longestGram;
  if (size > ways.cells.length) {
    const larger = new Int32Array(size * 2);
    larger.set(ways.cells.subarray(0, at * longestGram));
    ways.cells = larger;
  }
  ways.cells.set(more.cells.subarray(0, more.count * longestGram), at * longestGram);
  ways.count = at + more.count;
}

function isSame(cells: Int32Array, a: number, b: number): boolean {
  const [x, y] = [a * longestGram, b * longestGram];
  for (let word = 0; word < longestGram; word += 1) if (cells[x + word] !== cells[y + word]) return false;
  return true;
}

/** Places of ways by their hash; a cell counts only when it has the stamp of now. */
let table = new Int32Array(512);
let stamps = new Int32Array(512);
let stamp = 0;

function openTable(ways: number): void {
  if (table.length < ways * 4) {
    const size = 2 ** Math.ceil(Math.log2(ways * 4));
    [table, stamps, stamp] = [new Int32Array(size), new Int32Array(size), 0];
  }
  stamp += 1;
}

/** Whether an equal way is among the first `kept`; if not, it is known as number `kept` from now on. */
function isKnown(cells: Int32Array, way: number, kept: number): boolean {
  let hash = 0;
  for (let word = 0; word < longestGram; word += 1) {
    hash = Math.imul(hash ^ (cells[way * longestGram + word] as number), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  const mask = table.length - 1;
  let place = hash & mask;
  for (; stamps[place] === stamp; place = (place + 1) & mask) {
    if (isSame(cells, table[place] as number, way)) return true;
  }
  stamps[place] = stamp;
  table[place] = kept;
  return false;
}

/** Keeps one of equal ways, in the order in which they came. */
function distinct(ways: Ways): void {
  const { cells, count } = ways;
  if (count < 2) return;
  const isMany = count > few;
  if (isMany) openTable(count);
  let kept = 0;
  for (let way = 0; way < count; way += 1) {
    let isNew = true;
    if (isMany) isNew = !isKnown(cells, way, kept);
    else for (let other = 0; other < kept && isNew; other += 1) isNew = !isSame(cells, other, way);
    if (!isNew) continue;
    if (kept < way) cells.copyWithin(kept * longestGram, way * longestGram, (way + 1) * longestGram);
    kept += 1;
  }
  ways.count = kept;
}

function shorten(ways: Ways, most: number): void {
  for (let length = longestGram - 1; length > 0 && ways.count > most; length -= 1) {
    for (let way = 0; way < ways.count; way += 1) ways.cells[way * longestGram + length] = 0;
    distinct(ways);
  }
}

function prepend(ways: Ways, word: number): void {
  const { cells, count } = ways;
  const wasFull = cells[longestGram - 1] !== 0;
  for (let first = 0; first < count * longestGram; first += longestGram) {
    for (let at = first + longestGram - 1; at > first; at -= 1) cells[at] = cells[at - 1] as number;
    cells[first] = word;
  }
  if (wasFull) distinct(ways);
}

/** Ways that are used no longer. */
const spare: Ways[] = [];

function prependChoice(ways: Ways, choice: readonly (readonly Step[])[], number: (word: string) => number): void {
  shorten(ways, Math.max(4, (2 * mostWays) / choice.length));
  const [all, one] = [spare.pop() ?? newWays(), spare.pop() ?? newWays()];
  all.count = 0;
  for (const branch of choice) {
    append(one, ways, 0);
    for (let step = branch.length - 1; step >= 0; step -= 1) goBefore(one, branch[step] as Step, number);
    append(all, one, all.count);
  }
  distinct(all);
  shorten(all, mostWays);
  append(ways, all, 0);
  spare.push(all, one);
}

/** Turns the ways behind a step into those before it. */
export function goBefore(ways: Ways, step: Step, number: (word: string) => number): void {
  if (typeof step === 'string') prepend(ways, number(step));
  else if ('gap' in step) clearWays(ways);
  else prependChoice(ways, step.choice, number);
}
