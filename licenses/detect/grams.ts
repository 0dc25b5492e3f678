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

/** Longest run of words by which patterns and texts are recognised. */
export const longestGram = 4;

/** Hash of a run of words: its length first, then each word by {@link gramStep}. */
export function gramSeed(length: number): number {
  return Math.imul(length, 0x9e3779b1);
}

/** One word more in the hash of a run. */
export function gramStep(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Hash of the run of `length` words at `at`. */
export function gramHash(ids: ArrayLike<number>, at: number, length: number): number {
  let hash = gramSeed(length);
  for (let index = 0; index < length; index += 1) hash = gramStep(hash, ids[at + index] as number);
  return hash;
}

/** Hashes of runs of words with what each leads to, as arrays that load without parsing. */
export interface GramTable {
  /** One bit for the upper bits of each hash: a quick no. */
  readonly bits: Int32Array;
  /** Entry of each bucket + 1; 0 is free. */
  readonly buckets: Int32Array;
  readonly hashes: Int32Array;
  /** The postings of entry `e` are `starts[e] … starts[e + 1]`. */
  readonly starts: Int32Array;
  readonly owners: Int32Array;
  /** Where in what it belongs to the run stands. */
  readonly offsets: Int32Array;
}

/** A run of words that leads somewhere. */
export interface Posting {
  readonly hash: number;
  readonly owner: number;
  readonly offset: number;
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(64, least)));
}

/** Builds the table; postings of one hash stay in their order. */
export function gramTable(postings: readonly Posting[]): GramTable {
  const rows = new Map<number, Posting[]>();
  for (const posting of postings) {
    const row = rows.get(posting.hash);
    if (row === undefined) rows.set(posting.hash, [posting]);
    else row.push(posting);
  }
  const bits = new Int32Array(powerOfTwo(rows.size * 24) / 32);
  const buckets = new Int32Array(powerOfTwo(rows.size * 3));
  const hashes = new Int32Array(rows.size);
  const starts = new Int32Array(rows.size + 1);
  const owners = new Int32Array(postings.length);
  const offsets = new Int32Array(postings.length);
  let [entry, place] = [0, 0];
  for (const [hash, row] of rows) {
    hashes[entry] = hash;
    for (const { owner, offset } of row) {
      [owners[place], offsets[place]] = [owner, offset];
      place += 1;
    }
    const bit = hash & (bits.length * 32 - 1);
    bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
    let bucket = (hash ^ (hash >>> 16)) & (buckets.length - 1);
    while (buckets[bucket] !== 0) bucket = (bucket + 1) & (buckets.length - 1);
    entry += 1;
    buckets[bucket] = entry;
    starts[entry] = place;
  }
  return { bits, buckets, hashes, starts, owners, offsets };
}

/** Entry of a hash; -1 when the table has none. */
export function gramEntry(table: GramTable, hash: number): number {
  const bit = hash & ((table.bits.length << 5) - 1);
  if ((((table.bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return -1;
  const mask = table.buckets.length - 1;
  for (let bucket = (hash ^ (hash >>> 16)) & mask; ; bucket = (bucket + 1) & mask) {
    const entry = (table.buckets[bucket] as number) - 1;
    if (entry < 0 || table.hashes[entry] === hash) return entry;
  }
}

/** How often runs of words occur, roughly and never too low, in little memory. */
export interface GramCounts {
  add(hash: number): void;
  of(hash: number): number;
}

/** Counts by hash in a few cells for each of the runs that are to come. */
export function gramCounts(runs: number): GramCounts {
  const cells = new Uint16Array(Math.min(2 ** 24, powerOfTwo(runs * 4)));
  return {
    add(hash) {
      const cell = (hash ^ (hash >>> 11)) & (cells.length - 1);
      if ((cells[cell] as number) < 65_535) cells[cell] = (cells[cell] as number) + 1;
    },
    of: (hash) => cells[(hash ^ (hash >>> 11)) & (cells.length - 1)] as number,
  };
}
