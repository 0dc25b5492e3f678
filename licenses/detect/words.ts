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

import { elementEnd } from './markup.ts';
import { readLetters } from './read-letters.ts';
import { readAmpersand, readBackslash, readDigits, readHigh } from './read-signs.ts';
import { ownOf, type Reading, readerWords } from './reading.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { newWords, pushWord, type Words } from './word-buffer.ts';
import { byteKind, byteKinds } from './word-classes.ts';

export { newWords, readerWords, type Words };

const ownVocabulary = vocabularyOf(readerWords);
const scratch = newWords(64);

/** The words of a text as they would be looked up, in lower case; for building an index. */
export function wordsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  readWords(bytes, ownVocabulary, scratch);
  const { count, ids, from, to } = scratch;
  const plain = bytes.length === text.length;
  const words: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const own = ids[index] as number;
    if (own > 0) words.push(readerWords[own - 1] as string);
    else {
      const [start, end] = [from[index] as number, to[index] as number];
      const lower = plain
        ? bytes.toString('latin1', start, end).toLowerCase()
        : bytes.toString('utf8', start, end).replace(/[A-Z]+/gu, (upper) => upper.toLowerCase());
      words.push(lower.endsWith('.0') ? lower.replace(/^(\d+)\.0$/u, '$1') : lower);
    }
  }
  return words;
}

/** Anything but letters, separators and line breaks. */
function readOther(reading: Reading, at: number, kind: number): number {
  if (kind === byteKind.digit) {
    const to = readDigits(reading, at);
    reading.fresh = false;
    return to;
  }
  if (kind === byteKind.high) return readHigh(reading, at);
  if (kind === byteKind.less) return elementEnd(reading.bytes, at);
  return kind === byteKind.ampersand ? readAmpersand(reading, at) : readBackslash(reading, at);
}

const [plus, letterL] = [43, 108];
const rtfMark = [123, 92, 114, 116, 102];

/**
 * Reads UTF-8 (or Latin-1) bytes into `words`, replacing what was there: lower case, no punctuation, no list marks, years,
 * comment marks or markup; letters and digits are words apart (`gplv2` is gpl, version, 2), each Han character is a word,
 * and `+` after a number is one.
 */
export function readWords(bytes: Uint8Array, vocabulary: Vocabulary, words: Words): void {
  words.count = 0;
  const rtf = rtfMark.every((byte, index) => bytes[index] === byte);
  const own = ownOf(vocabulary);
  const reading: Reading = { bytes, end: bytes.length, vocabulary, own, words, fresh: true, rtf };
  let at = 0;
  while (at < reading.end) {
    const kind = byteKinds[bytes[at] as number];
    if (kind === byteKind.separator) at += 1;
    else if (kind === byteKind.letter) {
      at = readLetters(reading, at);
      if (bytes[at] === plus && bytes[at + 1] !== plus && ((bytes[at - 1] as number) | 32) === letterL) {
        pushWord(words, own.plus, at, at + 1);
      }
      reading.fresh = false;
    } else if (kind === byteKind.newline) {
      reading.fresh = true;
      at += 1;
    } else at = readOther(reading, at, kind as number);
  }
}
