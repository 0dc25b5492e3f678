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

import { inflateRawSync } from 'node:zlib';
import { refuseFile } from './refusal.ts';

/** A file inside of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const mostEntries = 2000;
/** All entries together, unpacked. */
const mostBytes = 100 * 1024 * 1024;
/** Real documents hardly exceed 1:100; small repetitive parts may. */
const mostRatio = 200;
const ratioFrom = 1024 * 1024;

function damaged(cause?: unknown): never {
  return refuseFile(
    '文件已损坏或结构不对，请重新导出后再传。',
    'The file is damaged or not built as its kind is; export it again.',
    cause,
  );
}

function bomb(): never {
  return refuseFile(
    '文件解压后大得不正常，不接受。',
    'Unpacked, the file is larger than a document has reason to be; it is not taken.',
  );
}

/** Where the directory is; the end record must be the end of the file, so that nothing hides behind it. */
function directoryOf(bytes: Buffer): { readonly count: number; readonly offset: number; readonly end: number } {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + 22 + bytes.readUInt16LE(at + 20) !== bytes.length) continue;
    const [count, size, offset] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 12),
      bytes.readUInt32LE(at + 16),
    ];
    if (count === 0xffff || offset === 0xffffffff || offset + size !== at) damaged();
    return { count, offset, end: at };
  }
  return damaged();
}

function unpacked(bytes: Buffer, header: number, size: number, packed: number): Buffer {
  const local = bytes.readUInt32LE(header + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) damaged();
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(from, from + packed);
  if (data.length !== packed) damaged();
  const method = bytes.readUInt16LE(header + 10);
  if (method === 0) return packed === size ? data : damaged();
  if (method !== 8) damaged();
  try {
    // What an entry says of its size is a claim: unpacking stops there.
    const out = inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return out.length === size ? out : damaged();
  } catch (error) {
    return error instanceof RangeError ? bomb() : damaged(error);
  }
}

/** Unpacks an archive within limits; throws for what is damaged, locked, swollen, or holds archives or paths that climb. */
export function readZip(bytes: Buffer): ZipEntry[] {
  const { count, offset, end } = directoryOf(bytes);
  if (count === 0 || count > mostEntries) bomb();
  const entries: ZipEntry[] = [];
  let [at, total, packedTotal] = [offset, 0, 0];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) damaged();
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0)
      refuseFile('文件加了密码，请去掉密码后再传。', 'The file is locked by a password; take it off.');
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    total += size;
    packedTotal += packed;
    if (total > mostBytes || packedTotal > bytes.length) bomb();
    if (size > ratioFrom && size > packed * mostRatio) bomb();
    if (/(?:^|\/)\.\.(?:\/|$)|^\/|\\|\0|^[a-z]:/i.test(name)) damaged();
    entries.push({ name, bytes: unpacked(bytes, at, size, packed) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at !== end) damaged();
  return entries;
}
