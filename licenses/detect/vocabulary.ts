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

import { equivalentsOf } from './equivalents.ts';

/** Words to numbers as typed arrays, so that it is loaded without parsing and shared between threads. */
export interface Vocabulary {
  /** Entry of each bucket + 1; 0 is free. Its length is a power of two. */
  readonly buckets: Int32Array;
  readonly hashes: Int32Array;
  /** The bytes of entry `e` are `pool[starts[e] … starts[e + 1])`. */
  readonly starts: Int32Array;
  readonly pool: Uint8Array;
  /** Number of the word of each entry, from 1; spellings that mean the same have one number. */
  readonly numbers: Int32Array;
  /** Highest number. */
  readonly size: number;
}

/** First value of {@link hashStep}. */
export const hashSeed = 0x811c9dc5 | 0;

/** One byte further in the hash of a word (FNV-1a); the byte is lower case already. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function isUpper(byte: number): boolean {
  return byte >= 65 && byte <= 90;
}

function sameBytes(vocabulary: Vocabulary, entry: number, bytes: Uint8Array, from: number, to: number): boolean {
  const start = vocabulary.starts[entry] as number;
  if ((vocabulary.starts[entry + 1] as number) - start !== to - from) return false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (vocabulary.pool[start + at - from] !== (isUpper(byte) ? byte + 32 : byte)) return false;
  }
  return true;
}

/** Number of the word in `bytes[from … to)`, ASCII letters of either case, whose hash is given; 0 when no rule uses it. Compares the bytes, so that no forged word passes for another. */
export function wordNumber(vocabulary: Vocabulary, hash: number, bytes: Uint8Array, from: number, to: number): number {
  const mask = vocabulary.buckets.length - 1;
  for (let bucket = (hash ^ (hash >>> 15)) & mask; ; bucket = (bucket + 1) & mask) {
    const entry = (vocabulary.buckets[bucket] as number) - 1;
    if (entry < 0) return 0;
    if (vocabulary.hashes[entry] === hash && sameBytes(vocabulary, entry, bytes, from, to)) {
      return vocabulary.numbers[entry] as number;
    }
  }
}

function hashOf(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => hashStep(hash, byte), hashSeed);
}

/** A vocabulary of these words in their order, which are lower case; spellings that the matching guidelines call equal come with each word. */
export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const numbers = new Map<string, number>();
  let size = 0;
  for (const word of words) {
    if (numbers.has(word)) continue;
    size += 1;
    for (const spelling of [word, ...equivalentsOf(word)]) numbers.set(spelling, size);
  }
  const entries = [...numbers].map(([word, number]) => ({ bytes: new TextEncoder().encode(word), number }));
  const starts = new Int32Array(entries.length + 1);
  entries.forEach(({ bytes }, index) => {
    starts[index + 1] = (starts[index] as number) + bytes.length;
  });
  const pool = new Uint8Array(starts[entries.length] as number);
  const hashes = new Int32Array(entries.length);
  const buckets = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(4, entries.length * 3))));
  entries.forEach(({ bytes }, index) => {
    pool.set(bytes, starts[index]);
    const hash = hashOf(bytes);
    hashes[index] = hash;
    let bucket = (hash ^ (hash >>> 15)) & (buckets.length - 1);
    while (buckets[bucket] !== 0) bucket = (bucket + 1) & (buckets.length - 1);
    buckets[bucket] = index + 1;
  });
  return { buckets, hashes, starts, pool, numbers: Int32Array.from(entries, (entry) => entry.number), size };
}

/** Number of a lower-case word; 0 when the vocabulary has none. */
export function numberOf(vocabulary: Vocabulary, word: string): number {
  const bytes = new TextEncoder().encode(word);
  return wordNumber(vocabulary, hashOf(bytes), bytes, 0, bytes.length);
}
