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

import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive for a test; what is told falsely is written falsely. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Kept as it is instead of being packed. */
  readonly stored?: boolean;
  /** Length that the archive claims for what comes out. */
  readonly claims?: number;
  /** Bits of the general purpose flag: 1 is encrypted. */
  readonly flags?: number;
  /** Kind and rights of the file, as Unix writes them. */
  readonly mode?: number;
}

function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      if (bytes === 2) field.writeUInt16LE(value);
      else field.writeUInt32LE(value >>> 0);
      return field;
    }),
  );
}

/** Pieces of a zip archive. Up to 65,535 entries carry their number; more need what readers do with a central directory that is longer. */
export function* zipPieces(entries: Iterable<ZipEntry>): Generator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored = false, claims, flags = 0, mode = 0 } of entries) {
    const bytes = Buffer.from(content as string);
    const packed = stored ? bytes : deflateRawSync(bytes, { level: 1 });
    const title = Buffer.from(name);
    const about = numbers(
      [2, 20],
      [2, 0x800 | flags],
      [2, stored ? 0 : 8],
      [4, 0],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, claims ?? bytes.length],
      [2, title.length],
      [2, 0],
    );
    const local = Buffer.concat([numbers([4, 0x04034b50]), about, title, packed]);
    const central = numbers([2, 0], [2, 0], [2, 0], [4, mode << 16], [4, at]);
    directory.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20]), about, central, title]));
    at += local.length;
    yield local;
  }
  const list = Buffer.concat(directory);
  yield list;
  yield zip64End(directory.length, list.length, at);
  const count = Math.min(directory.length, 0xffff);
  yield numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, at], [2, 0]);
}

/** Where there are more entries than 16 bits count. */
function zip64End(count: number, length: number, at: number): Buffer {
  if (count < 0xffff) return Buffer.alloc(0);
  const wide = (value: number) => numbers([4, value], [4, 0]);
  const record = Buffer.concat([
    numbers([4, 0x06064b50], [4, 44], [4, 0], [2, 45], [2, 45], [4, 0], [4, 0]),
    wide(count),
    wide(count),
    wide(length),
    wide(at),
  ]);
  return Buffer.concat([record, numbers([4, 0x07064b50], [4, 0]), wide(at + length), numbers([4, 1])]);
}

/** A whole archive. */
export function zipOf(entries: Iterable<ZipEntry>): Buffer {
  return Buffer.concat([...zipPieces(entries)]);
}
