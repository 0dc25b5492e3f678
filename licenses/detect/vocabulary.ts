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
  /** Four numbers for each bucket: hash of the word, where its bytes begin in the pool, how many they are, and its number from 1; 0 where the bucket is free. Spellings that mean the same have one number. The count of buckets is a power of two. */
  readonly buckets: Int32Array;
  readonly pool: Uint8Array;
  /** Highest number. */
  readonly size: number;
}

/** First value of {@link hashStep}. */
export const hashSeed = 0x811c9dc5 | 0;

/** One byte further in the hash of a word (FNV-1a); the byte is lower case already. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** Bytes with ASCII letters in lower case. */
const folded = new Uint8Array(256).map((_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Number of the word in `bytes[from … to)`, ASCII letters of either case, whose hash is given; 0 when no rule uses it. Compares the bytes, so that no forged word passes for another. */
export function wordNumber(vocabulary: Vocabulary, hash: number, bytes: Uint8Array, from: number, to: number): number {
  const { buckets, pool } = vocabulary;
  const mask = (buckets.length >> 2) - 1;
  for (let bucket = spread(hash) & mask; ; bucket = (bucket + 1) & mask) {
    const cell = bucket << 2;
    const number = buckets[cell + 3] as number;
    if (number === 0) return 0;
    if (buckets[cell] !== hash || buckets[cell + 2] !== to - from) continue;
    const shift = (buckets[cell + 1] as number) - from;
    let at = from;
    while (at < to && pool[at + shift] === folded[bytes[at] as number]) at += 1;
    if (at === to) return number;
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
  const count = 2 ** Math.ceil(Math.log2(Math.max(4, entries.length * 3)));
  const buckets = new Int32Array(count * 4);
  const pool = new Uint8Array(entries.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let start = 0;
  for (const { bytes, number } of entries) {
    pool.set(bytes, start);
    const hash = hashOf(bytes);
    let bucket = spread(hash) & (count - 1);
    while (buckets[bucket * 4 + 3] !== 0) bucket = (bucket + 1) & (count - 1);
    buckets.set([hash, start, bytes.length, number], bucket * 4);
    start += bytes.length;
  }
  return { buckets, pool, size };
}

/** Number of a lower-case word; 0 when the vocabulary has none. */
export function numberOf(vocabulary: Vocabulary, word: string): number {
  const bytes = new TextEncoder().encode(word);
  return wordNumber(vocabulary, hashOf(bytes), bytes, 0, bytes.length);
}
