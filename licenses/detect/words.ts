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
import { hashSeed, hashStep, numberOf, type Vocabulary, vocabularyOf, wordNumber } from './vocabulary.ts';

/** A text as numbers of words with the byte span of each; the arrays are buffers that may be longer than `count`. */
export interface Words {
  count: number;
  /** 0 for a word that no rule uses. */
  ids: Int32Array;
  from: Int32Array;
  to: Int32Array;
}

const [separator, letter, digit, newline, less, ampersand, backslash, high] = [0, 1, 2, 3, 4, 5, 6, 7];

const classes = new Uint8Array(256).map((_, byte) => {
  if ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)) return letter;
  if (byte >= 48 && byte <= 57) return digit;
  if (byte === 10 || byte === 13) return newline;
  if (byte === 60) return less;
  if (byte === 38) return ampersand;
  if (byte === 92) return backslash;
  return byte >= 128 ? high : separator;
});

/** Numbers of words that the reader itself speaks of, by vocabulary. */
interface Own {
  readonly and: number;
  readonly copyright: number;
  readonly version: number;
  readonly plus: number;
  /** After these a number is a version, not a list mark. */
  readonly numbered: ReadonlySet<number>;
}

const owns = new WeakMap<Vocabulary, Own>();

function ownOf(vocabulary: Vocabulary): Own {
  const known = owns.get(vocabulary);
  if (known !== undefined) return known;
  const number = (word: string) => numberOf(vocabulary, word);
  const own = {
    and: number('and'),
    copyright: number('copyright'),
    version: number('version'),
    plus: number('+'),
    numbered: new Set(
      ['version', 'section', 'clause', 'gpl', 'lgpl', 'agpl', 'license', 'apache', 'mpl', 'least', 'or']
        .map(number)
        .filter((id) => id !== 0),
    ),
  };
  owns.set(vocabulary, own);
  return own;
}

/** Empty buffers, reused from one text to the next. */
export function newWords(capacity = 4096): Words {
  return {
    count: 0,
    ids: new Int32Array(capacity),
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
  };
}

function grown(array: Int32Array): Int32Array {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}

function push(words: Words, id: number, from: number, to: number): void {
  if (words.count === words.ids.length) {
    words.ids = grown(words.ids);
    words.from = grown(words.from);
    words.to = grown(words.to);
  }
  words.ids[words.count] = id;
  words.from[words.count] = from;
  words.to[words.count] = to;
  words.count += 1;
}

function spelled(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to)).toLowerCase();
}

const silent = new Set(['http', 'https', 'www']);
const commentWords = new Set(['dnl', 'rem']);
const enumerators = /^(?:[a-z]|[ivx]{1,5})$/;

/** State of one reading; one object is enough for a text, and nothing is made per word. */
interface Reading {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly vocabulary: Vocabulary;
  readonly own: Own;
  readonly words: Words;
  /** No word since the last line break. */
  fresh: boolean;
  readonly rtf: boolean;
}

function lastId({ words }: Reading): number {
  return words.count === 0 ? 0 : (words.ids[words.count - 1] as number);
}

/** A list mark: `(a)` anywhere, `a.` or `iv)` at the start of a line. */
function isMark(reading: Reading, from: number, to: number): boolean {
  const { bytes, fresh } = reading;
  const after = bytes[to];
  if (after !== 41 && after !== 46) return false;
  const enclosed = after === 41 && bytes[from - 1] === 40;
  if (!enclosed && (!fresh || reading.own.numbered.has(lastId(reading)))) return false;
  const next = bytes[to + 1] ?? 32;
  if (!enclosed && next > 32) return false;
  return to - from <= 5;
}

/** A word of letters, ASCII or not, from `from`; returns where it ends. */
function readLetters(reading: Reading, from: number): number {
  const { bytes, end, vocabulary, own, words } = reading;
  let [at, hash, before] = [from, hashSeed, hashSeed];
  const byte = bytes[from] as number;
  while (at < end) {
    const byte = bytes[at] as number;
    const kind = classes[byte];
    if (kind === high) {
      const length = letterLength(bytes, at, end);
      if (length === 0) break;
      for (let i = 0; i < length; i += 1) hash = hashStep(hash, bytes[at + i] as number);
      at += length;
      continue;
    }
    if (kind !== letter) break;
    before = hash;
    hash = hashStep(hash, byte | 32);
    at += 1;
  }
  const length = at - from;
  if (length === 1 && (byte | 32) === 99 && bytes[at] === 41 && bytes[from - 1] === 40) {
    if (lastId(reading) !== own.copyright) push(words, own.copyright, from, at);
    return at;
  }
  if (length <= 5 && (bytes[at] === 41 || bytes[at] === 46) && isMark(reading, from, at)) {
    if (enumerators.test(spelled(bytes, from, at))) return at;
  }
  if (length <= 5 && length >= 3) {
    if (reading.fresh && length === 3 && commentWords.has(spelled(bytes, from, at))) return at;
    const first = (bytes[from] as number) | 32;
    if ((first === 104 || first === 119) && silent.has(spelled(bytes, from, at))) return at;
  }
  if (length === 1 && reading.fresh && ((bytes[from] as number) | 32) === 99 && isColumnComment(bytes, from)) return at;
  if (((bytes[at - 1] as number) | 32) === 118 && at < end && classes[bytes[at] as number] === digit) {
    if (length > 1) push(words, wordNumber(vocabulary, before, bytes, from, at - 1), from, at - 1);
    push(words, own.version, at - 1, at);
    return at;
  }
  const id = wordNumber(vocabulary, hash, bytes, from, at);
  if (id !== 0 && id === own.copyright && lastId(reading) === id) return at;
  push(words, id, from, at);
  return at;
}

/** `C` in the first column, as Fortran comments have it. */
function isColumnComment(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] ?? 32;
  return (at === 0 || classes[bytes[at - 1] as number] === newline) && (next === 32 || next === 9);
}

/** Bytes of the letter at `at` that is beyond ASCII and no Han character; 0 when there stands something else. */
function letterLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at] as number;
  if (byte < 0xc3 || at + 1 >= end) return 0;
  if (byte < 0xe0) return 2;
  return 0;
}

/** Digits with dots between them; a year is no word, and a trailing `.0` says nothing. */
function readDigits(reading: Reading, from: number): number {
  const { bytes, end, vocabulary, own, words } = reading;
  let [at, hash, dots] = [from, hashSeed, 0];
  let [lastDot, hashAtDot] = [-1, hashSeed];
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === 46) {
      if (at + 1 >= end || classes[bytes[at + 1] as number] !== digit) break;
      [lastDot, hashAtDot] = [at, hash];
      dots += 1;
    } else if (classes[byte] !== digit) break;
    hash = hashStep(hash, byte);
    at += 1;
  }
  const length = at - from;
  const century = (bytes[from] as number) * 256 + (bytes[from + 1] ?? 0);
  if (length === 4 && dots === 0 && (century === 0x3139 || century === 0x3230)) return at;
  if (isMark(reading, from, at)) return at;
  const short = dots === 1 && at - lastDot === 2 && bytes[at - 1] === 48;
  const to = short ? lastDot : at;
  push(words, wordNumber(vocabulary, short ? hashAtDot : hash, bytes, from, to), from, at);
  if (bytes[at] === 43 && bytes[at + 1] !== 43) push(words, own.plus, at, at + 1);
  return at;
}

/** A byte sequence beyond ASCII: a Han character is a word, `©` is "copyright", other letters begin a word, the rest separates. */
function readHigh(reading: Reading, at: number): number {
  const { bytes, end, vocabulary, own, words } = reading;
  const byte = bytes[at] as number;
  if (byte === 0xa9 || (byte === 0xc2 && bytes[at + 1] === 0xa9)) {
    if (lastId(reading) !== own.copyright) push(words, own.copyright, at, at + 1);
    return at + (byte === 0xa9 ? 1 : 2);
  }
  if (letterLength(bytes, at, end) > 0) return readLetters(reading, at);
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
  const isHan = byte >= 0xe3 && byte <= 0xe9 && !(byte === 0xe3 && (bytes[at + 1] ?? 0) < 0x90);
  if (!isHan || at + length > end) return Math.min(end, at + length);
  let hash = hashSeed;
  for (let i = 0; i < length; i += 1) hash = hashStep(hash, bytes[at + i] as number);
  push(words, wordNumber(vocabulary, hash, bytes, at, at + length), at, at + length);
  return at + length;
}

/** `&copy;` is "copyright", `&amp;` and a bare `&` are "and", other entities separate. */
function readAmpersand(reading: Reading, at: number): number {
  const { bytes, end, own, words } = reading;
  let to = at + 1;
  while (to < end && to - at < 10 && bytes[to] !== 59 && (bytes[to] === 35 || isWordByte(bytes[to] as number))) to += 1;
  if (bytes[to] !== 59 || to === at + 1) {
    push(words, own.and, at, at + 1);
    return at + 1;
  }
  const name = spelled(bytes, at + 1, to);
  if (name === 'amp') push(words, own.and, at, to);
  if (name === 'copy' && lastId(reading) !== own.copyright) push(words, own.copyright, at, to);
  return to + 1;
}

function isWordByte(byte: number): boolean {
  const kind = classes[byte];
  return kind === letter || kind === digit;
}

/** An escape inside a string (`\n`, `\"`), or a control word of a rich text. */
function readBackslash({ bytes, end, rtf }: Reading, at: number): number {
  const next = (bytes[at + 1] ?? 32) | 32;
  if (!rtf) return next === 110 || next === 116 || next === 114 ? at + 2 : at + 1;
  if (bytes[at + 1] === 39) return at + 4;
  let to = at + 1;
  while (to < end && (isWordByte(bytes[to] as number) || bytes[to] === 45)) to += 1;
  return to;
}

/** Words that the reader puts in place of signs; a vocabulary without one of them reads the sign as an unknown word. */
export const readerWords: readonly string[] = ['and', 'copyright', 'version', '+'];
const ownVocabulary = vocabularyOf(readerWords);
const scratch = newWords(64);
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** The words of a text as they would be looked up, in lower case; for building an index. */
export function wordsOf(text: string): string[] {
  const bytes = encoder.encode(text);
  readWords(bytes, ownVocabulary, scratch);
  const { count, ids, from, to } = scratch;
  const plain = bytes.length === text.length ? text : null;
  return Array.from({ length: count }, (_, index) => {
    const own = ids[index] as number;
    if (own > 0) return readerWords[own - 1] as string;
    const [start, end] = [from[index] as number, to[index] as number];
    const word = plain?.slice(start, end) ?? decoder.decode(bytes.subarray(start, end));
    const lower = word.replace(/[A-Z]+/gu, (upper) => upper.toLowerCase());
    return lower.endsWith('.0') ? lower.replace(/^(\d+)\.0$/u, '$1') : lower;
  });
}

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
    const kind = classes[bytes[at] as number];
    if (kind === separator) at += 1;
    else if (kind === letter) {
      at = readLetters(reading, at);
      if (bytes[at] === 43 && bytes[at + 1] !== 43 && ((bytes[at - 1] as number) | 32) === 108)
        push(words, own.plus, at, at + 1);
      reading.fresh = false;
    } else if (kind === newline) {
      reading.fresh = true;
      at += 1;
    } else if (kind === digit) {
      at = readDigits(reading, at);
      reading.fresh = false;
    } else if (kind === high) at = readHigh(reading, at);
    else if (kind === less) at = elementEnd(bytes, at);
    else if (kind === ampersand) at = readAmpersand(reading, at);
    else at = readBackslash(reading, at);
  }
}
