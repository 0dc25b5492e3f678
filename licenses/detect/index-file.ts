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
import type { GramTable } from './grams.ts';
import type { LicenceIndex, Program } from './licence-index.ts';

/** Why bytes are no index. */
export type IndexFault = 'not-an-index' | 'other-version' | 'other-machine' | 'damaged';

/** Bytes that cannot be loaded as an index. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
  readonly kind: IndexFault;

  constructor(kind: IndexFault, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Raised when the form of the file changes. */
const formRevision = 5;
const magic = 0x58_49_4d_54;
const swapped = 0x54_4d_49_58;
const headerWords = 4;

type Part = Int32Array | Uint16Array | Uint8Array;

function gramParts({ bits, buckets, hashes, starts, owners, offsets }: GramTable): Part[] {
  return [bits, buckets, hashes, starts, owners, offsets];
}

function partsOf({ vocabulary, ruleKinds, ruleStrings, patterns, texts }: LicenceIndex): Part[] {
  const { buckets, pool, size } = vocabulary;
  return [
    buckets,
    pool,
    Int32Array.of(size),
    ruleKinds,
    ruleStrings.starts,
    ruleStrings.pool,
    patterns.program,
    Int32Array.of(patterns.longest),
    patterns.entries,
    ...gramParts(patterns.anchors),
    texts.rules,
    texts.starts,
    texts.words,
    texts.optional,
    texts.rooms,
    texts.minimums,
    texts.required,
    texts.requiredStarts,
    ...gramParts(texts.seeds),
    texts.seedCounts,
  ];
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}

/** Sum over everything behind the header; it finds a file that was cut or overwritten, not one that was forged. */
function checksum(buffer: ArrayBufferLike): number {
  return crc32(new Uint8Array(buffer, headerWords * 4)) | 0;
}

/** The index as one file: a header, a table of the parts, the parts. */
export function encodeIndex(index: LicenceIndex): Uint8Array<ArrayBuffer> {
  const parts = partsOf(index);
  const tableEnd = aligned((headerWords + 2 * parts.length + 1) * 4);
  const total = parts.reduce((sum, part) => sum + aligned(part.byteLength), tableEnd);
  const buffer = new ArrayBuffer(total);
  const words = new Int32Array(buffer);
  words[headerWords] = parts.length;
  let place = tableEnd;
  parts.forEach((part, number) => {
    words[headerWords + 1 + 2 * number] = place;
    words[headerWords + 2 + 2 * number] = part.byteLength * 8 + part.BYTES_PER_ELEMENT;
    new Uint8Array(buffer).set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), place);
    place += aligned(part.byteLength);
  });
  words.set([magic, formRevision, total, checksum(buffer)]);
  return new Uint8Array(buffer);
}

function checked(buffer: ArrayBufferLike, isSound: boolean): Int32Array {
  if (buffer.byteLength < headerWords * 4 || buffer.byteLength % 8 !== 0) {
    throw new IndexError('not-an-index', 'The file is too short for an index, or was cut.');
  }
  const words = new Int32Array(buffer);
  if (words[0] === swapped)
    throw new IndexError('other-machine', 'The index was written on a machine of another byte order.');
  if (words[0] !== magic) throw new IndexError('not-an-index', 'The file is no index.');
  if (words[1] !== formRevision)
    throw new IndexError('other-version', `The index has form ${words[1]}, not ${formRevision}.`);
  if (words[2] !== buffer.byteLength || (!isSound && words[3] !== checksum(buffer))) {
    throw new IndexError('damaged', 'The index was cut or overwritten.');
  }
  return words;
}

/** Views over the parts, in the order of {@link partsOf}. */
function viewsOf(
  buffer: ArrayBufferLike,
  isSound: boolean,
): {
  readonly ints: () => Int32Array;
  readonly bytes: () => Uint8Array;
  readonly codes: () => Program;
} {
  const words = checked(buffer, isSound);
  let number = 0;
  const next = () => {
    const place = words[headerWords + 1 + 2 * number] as number;
    const form = words[headerWords + 2 + 2 * number] as number;
    const [length, width] = [form >>> 3, form & 7];
    if (number >= (words[headerWords] as number) || place < 0 || place + length > buffer.byteLength) {
      throw new IndexError('damaged', 'The parts of the index do not fit.');
    }
    number += 1;
    return { place, length, width };
  };
  return {
    ints() {
      const { place, length } = next();
      return new Int32Array(buffer, place, length / 4);
    },
    bytes() {
      const { place, length } = next();
      return new Uint8Array(buffer, place, length);
    },
    codes() {
      const { place, length, width } = next();
      return width === 2 ? new Uint16Array(buffer, place, length / 2) : new Int32Array(buffer, place, length / 4);
    },
  };
}

type Views = ReturnType<typeof viewsOf>;

function readGrams({ ints }: Views): GramTable {
  return { bits: ints(), buckets: ints(), hashes: ints(), starts: ints(), owners: ints(), offsets: ints() };
}

/** An index over the bytes of its file, which may be shared between threads; nothing is copied. `isSound` where another thread has read all of them already. Throws {@link IndexError}. */
export function decodeIndex(buffer: ArrayBufferLike, isSound = false): LicenceIndex {
  const views = viewsOf(buffer, isSound);
  const { ints, bytes, codes } = views;
  return {
    vocabulary: { buckets: ints(), pool: bytes(), size: ints()[0] as number },
    ruleKinds: bytes(),
    ruleStrings: { starts: ints(), pool: bytes() },
    patterns: { program: codes(), longest: ints()[0] as number, entries: ints(), anchors: readGrams(views) },
    texts: {
      rules: ints(),
      starts: ints(),
      words: ints(),
      optional: bytes(),
      rooms: bytes(),
      minimums: ints(),
      required: ints(),
      requiredStarts: ints(),
      seeds: readGrams(views),
      seedCounts: ints(),
    },
  };
}

/** What {@link decodeIndex} was given; an index that was not read from a file has none. */
export function bytesOfIndex({ vocabulary }: LicenceIndex): ArrayBufferLike {
  return vocabulary.buckets.buffer;
}

/** Different for every other index: its form, its length and the sum over all of it. */
export function indexDigest(index: LicenceIndex): string {
  const [, form, length, sum] = new Int32Array(bytesOfIndex(index), 0, headerWords);
  return [form, length, sum].map((part) => ((part ?? 0) >>> 0).toString(16)).join('-');
}
