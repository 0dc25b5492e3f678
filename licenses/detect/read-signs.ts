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

import { readLetters } from './read-letters.ts';
import { isMark, lastId, type Reading } from './reading.ts';
import { hashSeed, hashStep, wordNumber } from './vocabulary.ts';
import { pushWord } from './word-buffer.ts';
import { byteKind, byteKinds, isWordByte, letterLength } from './word-classes.ts';

/** Digits with dots between them; a year is no word, and a trailing `.0` says nothing. */
export function readDigits(reading: Reading, from: number): number {
  const { bytes, end, vocabulary, own, words } = reading;
  let [at, hash, dots] = [from, hashSeed, 0];
  let [lastDot, hashAtDot] = [-1, hashSeed];
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === 46) {
      if (at + 1 >= end || byteKinds[bytes[at + 1] as number] !== byteKind.digit) break;
      [lastDot, hashAtDot] = [at, hash];
      dots += 1;
    } else if (byteKinds[byte] !== byteKind.digit) break;
    hash = hashStep(hash, byte);
    at += 1;
  }
  const length = at - from;
  const century = (bytes[from] as number) * 256 + (bytes[from + 1] ?? 0);
  if (length === 4 && dots === 0 && (century === 0x3139 || century === 0x3230)) return at;
  if (isMark(reading, from, at)) return at;
  const short = dots === 1 && at - lastDot === 2 && bytes[at - 1] === 48;
  const to = short ? lastDot : at;
  pushWord(words, wordNumber(vocabulary, short ? hashAtDot : hash, bytes, from, to), from, at);
  if (bytes[at] === 43 && bytes[at + 1] !== 43) pushWord(words, own.plus, at, at + 1);
  return at;
}

/** A byte sequence beyond ASCII: a Han character is a word, `©` is "copyright", other letters begin a word, the rest separates. */
export function readHigh(reading: Reading, at: number): number {
  const { bytes, end, vocabulary, own, words } = reading;
  const byte = bytes[at] as number;
  if (byte === 0xa9 || (byte === 0xc2 && bytes[at + 1] === 0xa9)) {
    if (lastId(reading) !== own.copyright) pushWord(words, own.copyright, at, at + 1);
    return at + (byte === 0xa9 ? 1 : 2);
  }
  if (letterLength(bytes, at, end) > 0) return readLetters(reading, at);
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
  const isHan = byte >= 0xe3 && byte <= 0xe9 && !(byte === 0xe3 && (bytes[at + 1] ?? 0) < 0x90);
  if (!isHan || at + length > end) return Math.min(end, at + length);
  let hash = hashSeed;
  for (let i = 0; i < length; i += 1) hash = hashStep(hash, bytes[at + i] as number);
  pushWord(words, wordNumber(vocabulary, hash, bytes, at, at + length), at, at + length);
  return at + length;
}

/** `&copy;` is "copyright", `&amp;` and a bare `&` are "and", other entities separate. */
export function readAmpersand(reading: Reading, at: number): number {
  const { bytes, end, own, words } = reading;
  let to = at + 1;
  while (to < end && to - at < 10 && bytes[to] !== 59 && (bytes[to] === 35 || isWordByte(bytes[to] as number))) to += 1;
  if (bytes[to] !== 59 || to === at + 1) {
    pushWord(words, own.and, at, at + 1);
    return at + 1;
  }
  const name = String.fromCharCode(...bytes.subarray(at + 1, to)).toLowerCase();
  if (name === 'amp') pushWord(words, own.and, at, to);
  if (name === 'copy' && lastId(reading) !== own.copyright) pushWord(words, own.copyright, at, to);
  return to + 1;
}

/** An escape inside a string (`\n`, `\"`), or a control word of a rich text. */
export function readBackslash({ bytes, end, rtf }: Reading, at: number): number {
  const next = (bytes[at + 1] ?? 32) | 32;
  if (!rtf) return next === 110 || next === 116 || next === 114 ? at + 2 : at + 1;
  if (bytes[at + 1] === 39) return at + 4;
  let to = at + 1;
  while (to < end && (isWordByte(bytes[to] as number) || bytes[to] === 45)) to += 1;
  return to;
}
