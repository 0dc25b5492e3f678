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

import { isUtf8 } from 'node:buffer';
import { scanHeader } from '#licenses/header.ts';

/** What is known of a blob from its bytes. */
export interface BlobFacts {
  readonly binary: boolean;
  readonly magic: string | null;
  /** Null for binaries and blobs over {@link readCap}. */
  readonly lineCount: number | null;
  readonly spdx: string | null;
  readonly notice: boolean | null;
  /** Text of kept files, at most {@link contentCap} bytes; null when not wanted or not UTF-8. */
  readonly content: string | null;
  readonly truncated: boolean;
}

/** Most bytes of one blob that are looked at. */
export const readCap = 1024 * 1024;

/** Most bytes of text that are kept of one file. */
export const contentCap = 256 * 1024;

const head = 8192;

const magics: readonly (readonly [string, readonly number[]])[] = [
  ['elf', [0x7f, 0x45, 0x4c, 0x46]],
  ['wasm', [0x00, 0x61, 0x73, 0x6d]],
  ['mach-o', [0xfe, 0xed, 0xfa, 0xce]],
  ['mach-o', [0xfe, 0xed, 0xfa, 0xcf]],
  ['mach-o', [0xce, 0xfa, 0xed, 0xfe]],
  ['mach-o', [0xcf, 0xfa, 0xed, 0xfe]],
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['ar', [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['dex', [0x64, 0x65, 0x78, 0x0a]],
  ['pyc', [0xa7, 0x0d, 0x0d, 0x0a]],
];

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A class file says its version where a fat Mach-O counts its architectures. */
function cafebabe(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== 0xca_fe_ba_be) return null;
  return bytes.readUInt32BE(4) < 40 ? 'mach-o' : 'class';
}

function zipKind(bytes: Buffer): string | null {
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  return bytes.subarray(0, head).includes('META-INF/') ? 'jar' : 'zip';
}

function peKind(bytes: Buffer): string | null {
  if (bytes.length < 64 || bytes[0] !== 0x4d || bytes[1] !== 0x5a) return null;
  const at = bytes.readUInt32LE(60);
  return at + 4 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'PE\0\0' ? 'pe' : null;
}

/** Kind of executable or archive by its first bytes; null when it is none that is known. */
function magicOf(bytes: Buffer): string | null {
  return (
    magics.find(([, magic]) => startsWith(bytes, magic))?.[0] ?? cafebabe(bytes) ?? zipKind(bytes) ?? peKind(bytes)
  );
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return bytes.length > 0 && bytes.at(-1) !== 0x0a ? lines + 1 : lines;
}

function withoutMark(bytes: Buffer): Buffer {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
}

/** The longest start of at most {@link contentCap} bytes that is whole UTF-8; null when there is none. */
function textOf(bytes: Buffer): string | null {
  const part = withoutMark(bytes).subarray(0, contentCap);
  for (let cut = 0; cut < 4 && cut <= part.length; cut++) {
    const whole = part.subarray(0, part.length - cut);
    if (isUtf8(whole)) return whole.includes(0) ? null : whole.toString('utf8');
    if (part.length < contentCap) return null;
  }
  return null;
}

/** Looks at the bytes of a blob (its first {@link readCap}) of `size` bytes in all. */
export function readBlob(bytes: Buffer, size: number, wanted: boolean): BlobFacts {
  const start = bytes.subarray(0, head);
  const binary = start.includes(0);
  const magic = magicOf(bytes);
  if (binary) return { binary, magic, lineCount: null, spdx: null, notice: null, content: null, truncated: false };
  const { spdx, notice } = scanHeader(start);
  const content = wanted ? textOf(bytes) : null;
  const lineCount = size <= readCap ? countLines(bytes) : null;
  return { binary, magic, lineCount, spdx, notice, content, truncated: content !== null && size > contentCap };
}
