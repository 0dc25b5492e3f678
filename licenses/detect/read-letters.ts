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

import { isMark, lastId, type Reading } from './reading.ts';
import { hashSeed, hashStep, wordNumber } from './vocabulary.ts';
import { pushWord } from './word-buffer.ts';
import { byteKind, byteKinds, letterLength, lowerLetters } from './word-classes.ts';

function hashOf(word: string): number {
  return Array.from(word).reduce((hash, char) => hashStep(hash, char.charCodeAt(0)), hashSeed);
}

const silent = new Set(['http', 'https', 'www'].map(hashOf));
const commentWords = new Set(['dnl', 'rem'].map(hashOf));
const [closing, dot, opening] = [41, 46, 40];

/** A single letter, or letters that make a Roman number. */
function isEnumerator(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from === 1) return true;
  for (let at = from; at < to; at += 1) {
    const letter = (bytes[at] as number) | 32;
    if (letter !== 105 && letter !== 118 && letter !== 120) return false;
  }
  return true;
}

/** `C` in the first column, as Fortran comments have it. */
function isColumnComment(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] ?? 32;
  return (at === 0 || byteKinds[bytes[at - 1] as number] === byteKind.newline) && (next === 32 || next === 9);
}

/** Whether a short word says nothing where it stands: a list mark, a comment mark, the beginning of an address. */
function isSilent(reading: Reading, from: number, to: number, hash: number): boolean {
  const { bytes, fresh } = reading;
  const [first, after, length] = [(bytes[from] as number) | 32, bytes[to], to - from];
  if ((after === closing || after === dot) && isMark(reading, from, to) && isEnumerator(bytes, from, to)) return true;
  if (fresh && length === 3 && commentWords.has(hash)) return true;
  if (length >= 3 && (first === 104 || first === 119) && silent.has(hash)) return true;
  return fresh && length === 1 && first === 99 && isColumnComment(bytes, from);
}

/** What is done with a word of letters that ends at `to`; returns where reading goes on. */
function endWord(reading: Reading, from: number, to: number, hash: number): number {
  const { bytes, end, vocabulary, own, words } = reading;
  const length = to - from;
  const last = (bytes[to - 1] as number) | 32;
  if (length <= 5) {
    const isSign = length === 1 && last === 99 && bytes[to] === closing && bytes[from - 1] === opening;
    if (isSign) {
      if (lastId(reading) !== own.copyright) pushWord(words, own.copyright, from, to);
      return to;
    }
    if (isSilent(reading, from, to, hash)) return to;
  }
  if (last === 118 && to < end && byteKinds[bytes[to] as number] === byteKind.digit) {
    if (length > 1)
      pushWord(words, wordNumber(vocabulary, hashOfBytes(bytes, from, to - 1), bytes, from, to - 1), from, to - 1);
    pushWord(words, own.version, to - 1, to);
    return to;
  }
  const id = wordNumber(vocabulary, hash, bytes, from, to);
  if (id === 0 || id !== own.copyright || lastId(reading) !== id) pushWord(words, id, from, to);
  return to;
}

function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashSeed;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    hash = hashStep(hash, (lowerLetters[byte] as number) || byte);
  }
  return hash;
}

/** A word with letters beyond ASCII. */
function readWide(reading: Reading, from: number): number {
  const { bytes, end } = reading;
  let at = from;
  while (at < end) {
    const kind = byteKinds[bytes[at] as number];
    const length = kind === byteKind.letter ? 1 : kind === byteKind.high ? letterLength(bytes, at, end) : 0;
    if (length === 0) break;
    at += length;
  }
  return endWord(reading, from, at, hashOfBytes(bytes, from, at));
}

/** A word of letters, ASCII or not, from `from`; returns where it ends. */
export function readLetters(reading: Reading, from: number): number {
  const { bytes, end } = reading;
  let [at, hash] = [from, hashSeed];
  while (at < end) {
    const lower = lowerLetters[bytes[at] as number] as number;
    if (lower === 0) break;
    hash = hashStep(hash, lower);
    at += 1;
  }
  if (at < end && (bytes[at] as number) >= 0xc3 && letterLength(bytes, at, end) > 0) return readWide(reading, from);
  return endWord(reading, from, at, hash);
}
