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

import { crc32 } from 'node:zlib';

/** Why bytes are no database of advisories. */
export type DatabaseFault = 'not-a-database' | 'other-version' | 'damaged';

/** Bytes that cannot be used as a database of advisories. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly kind: DatabaseFault;

  constructor(kind: DatabaseFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What a database says of itself. */
export interface DatabaseCard {
  /** What its advisories were read from: an address, a path. */
  readonly source: string;
  /** Names by OSV, without releases; in order. What it was asked for, even where nothing was found. */
  readonly ecosystems: readonly string[];
  /** Records that match, and those that were withdrawn and never do. */
  readonly records: number;
  readonly withdrawn: number;
  /** Files that are no record, and records of which a part could not be used. */
  readonly refused: number;
  readonly flawed: number;
  /** The first of both, with what is wrong. */
  readonly problems: readonly { readonly name: string; readonly why: string }[];
  /** Newest change of any record, ISO; null when none says. */
  readonly newest: string | null;
  /** When it was read from its source, ISO. */
  readonly made: string;
  /** Of the answer that it came in; null where there is none. */
  readonly etag: string | null;
}

/** The index of a database: what is held in memory. */
export interface DatabaseIndex {
  readonly card: DatabaseCard;
  /** Open hash table: number of a package and one more, or 0. Its size is a power of two. */
  readonly buckets: Uint32Array;
  /** Of each package: start and length of its key, first and number of its entries. */
  readonly packages: Uint32Array;
  /** Of each entry: start and length of its ranges, length of its versions behind them, start and length of its record. */
  readonly entries: Uint32Array;
  readonly keys: Buffer;
}

/** The parts of a database that is to be written; the pool holds ranges, versions and records. */
export interface DatabaseParts extends DatabaseIndex {
  readonly pool: readonly Buffer[];
}

/** Numbers of an entry. */
export const entryWidth = 5;

/** Raised when the form of the file changes. */
const formRevision = 1;
const magic = 0x44_41_4d_54;
const headerWords = 12;

function aligned(length: number): number {
  return (length + 7) & ~7;
}

function bytesOf(part: Uint32Array): Buffer {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/** The database as the pieces of one file. The sums find a file that was cut or overwritten, not one that was forged. */
export function encodeDatabase({ card, buckets, packages, entries, keys, pool }: DatabaseParts): Buffer[] {
  const text = Buffer.from(JSON.stringify(card));
  const cardBytes = Buffer.alloc(aligned(text.length), ' ');
  text.copy(cardBytes);
  const parts = [bytesOf(buckets), bytesOf(packages), bytesOf(entries), keys];
  const index = parts.flatMap((part) => [part, Buffer.alloc(aligned(part.length) - part.length)]);
  const sumOf = (pieces: readonly Buffer[]) => pieces.reduce((crc, piece) => crc32(piece, crc), 0);
  const poolLength = pool.reduce((sum, piece) => sum + piece.length, 0);
  const header = new Uint32Array(headerWords);
  header.set([magic, formRevision, cardBytes.length, crc32(cardBytes), sumOf(index), sumOf(pool)]);
  header.set([...parts.map(({ length }) => length), poolLength], 6);
  header[headerWords - 1] = crc32(bytesOf(header.subarray(0, headerWords - 1)));
  return [bytesOf(header), cardBytes, ...index, ...pool];
}

/** Bytes of the header, which say how long the card behind it is. */
export const headerBytes = headerWords * 4;

/** Length of the card. Throws {@link DatabaseError}. */
export function cardLength(head: Buffer): number {
  const words = headerOf(head);
  return words[2] as number;
}

function headerOf(bytes: Buffer): Uint32Array {
  if (bytes.length < headerBytes) throw new DatabaseError('not-a-database', 'The file is too short.');
  const words = new Uint32Array(headerWords);
  bytesOf(words).set(bytes.subarray(0, headerBytes));
  if (words[0] !== magic) throw new DatabaseError('not-a-database', 'The file is no database of advisories.');
  if (words[1] !== formRevision) {
    throw new DatabaseError('other-version', `The database has form ${words[1]}, not ${formRevision}.`);
  }
  if (words[headerWords - 1] !== crc32(bytesOf(words.subarray(0, headerWords - 1)))) {
    throw new DatabaseError('damaged', 'The head of the database was overwritten.');
  }
  return words;
}

/** The card of the file that begins with these bytes. Throws {@link DatabaseError}. */
export function decodeCard(bytes: Buffer): DatabaseCard {
  const words = headerOf(bytes);
  const card = bytes.subarray(headerBytes, headerBytes + (words[2] as number));
  if (card.length !== words[2] || crc32(card) !== words[3]) {
    throw new DatabaseError('damaged', 'The card of the database was cut or overwritten.');
  }
  return JSON.parse(card.toString('utf8')) as DatabaseCard;
}

/** Where the parts of a file lie. */
export interface DatabasePlan {
  /** Bytes up to the end of the index, from the beginning of the file. */
  readonly indexEnd: number;
  readonly poolSum: number;
  readonly poolLength: number;
}

/** The plan of the file that begins with these bytes. Throws {@link DatabaseError}. */
export function planOf(head: Buffer): DatabasePlan {
  const words = headerOf(head);
  const start = headerBytes + (words[2] as number);
  const indexEnd = [...words.subarray(6, 10)].reduce((sum, length) => sum + aligned(length), start);
  return { indexEnd, poolSum: words[5] as number, poolLength: words[10] as number };
}

/** The index in the bytes up to `indexEnd`, which are not copied unless they lie askew. Throws {@link DatabaseError}. */
export function decodeIndex(given: Buffer): DatabaseIndex {
  const bytes = given.byteOffset % 8 === 0 ? given : Buffer.from(new Uint8Array(given).buffer);
  const words = headerOf(bytes);
  const card = decodeCard(bytes);
  const start = headerBytes + (words[2] as number);
  if (bytes.length !== planOf(bytes).indexEnd || crc32(bytes.subarray(start)) !== words[4]) {
    throw new DatabaseError('damaged', 'The index of the database was cut or overwritten.');
  }
  const lengths = [...words.subarray(6, 10)];
  let at = start;
  const next = () => {
    const part = bytes.subarray(at, at + (lengths.shift() ?? 0));
    at += aligned(part.length);
    return part;
  };
  const numbers = () => {
    const part = next();
    return new Uint32Array(part.buffer, part.byteOffset, part.length / 4);
  };
  return { card, buckets: numbers(), packages: numbers(), entries: numbers(), keys: next() };
}

/** FNV-1a over bytes. */
export function hashOf(key: Buffer): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of key) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return hash >>> 0;
}
