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

import { findStems, newStems } from './stems.ts';

/** A part of a text that is worth reading, half-open, cut between lines or words. */
export type Region = readonly [from: number, to: number];

/** How far a text goes on before its first and after its last tell-tale word; measured by `node bench/licences/gate.ts`. */
const [before, after] = [700, 1600];
/** Comments that are longer are not looked through. */
const longestComment = 8192;
/** A cut looks so far for the end of a line. */
const line = 240;

const found = newStems();

function isBreak(byte: number | undefined): boolean {
  return byte === undefined || byte === 10 || byte === 13;
}

/** The start of the character that `at` is in. */
function characterAt(bytes: Uint8Array, at: number): number {
  let here = at;
  while (here > 0 && at - here < 3 && ((bytes[here] as number) & 0xc0) === 0x80) here -= 1;
  return here;
}

/** The start of the line of `at`, or of the word where the line is long. */
function startBefore(bytes: Uint8Array, at: number): number {
  const least = Math.max(0, at - line);
  for (let here = at; here > least; here -= 1) if (isBreak(bytes[here - 1])) return here;
  for (let here = at; here > least; here -= 1) if ((bytes[here - 1] as number) <= 32) return here;
  return characterAt(bytes, least);
}

function endAfter(bytes: Uint8Array, at: number): number {
  const most = Math.min(bytes.length, at + line);
  for (let here = at; here < most; here += 1) if (isBreak(bytes[here])) return here;
  for (let here = at; here < most; here += 1) if ((bytes[here] as number) <= 32) return here;
  return most < bytes.length ? characterAt(bytes, most) : most;
}

const [star, slash] = [42, 47];

/** The place of the next byte that is no blank. */
function inkAt(bytes: Uint8Array, at: number): number {
  let here = at;
  while (here < bytes.length && (bytes[here] as number) <= 32) here += 1;
  return here;
}

function isComment(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1];
  return bytes[at] === slash && (next === slash || next === star);
}

/** Where the block comment closes that `at` is in; -1 when it is in none, or in a longer one. */
function closeOf(bytes: Uint8Array, at: number): number {
  for (let here = at; here > 0 && at - here < longestComment; here -= 1) {
    if (bytes[here] === slash && bytes[here - 1] === star) return -1;
    if (bytes[here] !== star || bytes[here - 1] !== slash) continue;
    for (let end = at; end < at + after; end += 1) {
      if (bytes[end] === star && bytes[end + 1] === slash) return end + 2;
    }
    return -1;
  }
  return -1;
}

/** Where reading ends after the last tell-tale word: no licence goes on from a comment into code. */
function tailOf(bytes: Uint8Array, at: number): number {
  const close = closeOf(bytes, at);
  const usual = at + after >= bytes.length ? bytes.length : endAfter(bytes, at + after);
  return close < 0 || close >= usual || isComment(bytes, inkAt(bytes, close)) ? usual : close;
}

/** The parts of a text that may speak of licences or copyright, in order and apart from each other; none where nothing does. */
export function regionsOf(bytes: Uint8Array): Region[] {
  findStems(bytes, found);
  const regions: [number, number][] = [];
  for (let one = 0; one < found.count; one += 1) {
    const at = found.at[one] as number;
    const from = at <= before ? 0 : startBefore(bytes, at - before);
    const last = regions.at(-1);
    if (last === undefined || from > last[1] + line) regions.push([from, at + after]);
    else last[1] = at + after;
  }
  return regions.map(([from, to]) => [from, tailOf(bytes, to - after)] as const);
}
