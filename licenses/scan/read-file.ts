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

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isProse } from './names.ts';
import type { FileBytes } from './scan-text.ts';

/** A file on disk; names that are no UTF-8 are kept as bytes. */
export type RealPath = string | Uint8Array;

const chunk = 64 * 1024;
/** Of longer files head and tail are read, this much of each. */
const half = 512 * 1024;
/** What is written for readers is read whole up to this. */
const longest = 16 * 1024 * 1024;
/** Where a binary shows itself. */
const looked = 8192;
/** Line feeds are counted no further than this. */
const mostCounted = 2 ** 30;

/** Never through a link, and never waiting for somebody at the other end of a pipe. */
const flags =
  constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** How many bytes came until `to`, or until the file ended. */
function readOn(fd: number, buffer: Uint8Array, from: number, to: number, position: number): number {
  let at = from;
  while (at < to) {
    const read = readSync(fd, buffer, at, to - at, position + at - from);
    if (read === 0) break;
    at += read;
  }
  return at;
}

function linesBetween(path: RealPath, from: number, to: number): number {
  const fd = openSync(asPath(path), flags);
  try {
    const buffer = Buffer.allocUnsafe(half);
    let lines = 0;
    for (let at = from; at < Math.min(to, from + mostCounted); at += buffer.length) {
      const read = readSync(fd, buffer, 0, Math.min(buffer.length, to - at), at);
      if (read === 0) break;
      const part = buffer.subarray(0, read);
      for (let here = part.indexOf(10); here >= 0; here = part.indexOf(10, here + 1)) lines += 1;
    }
    return lines;
  } finally {
    closeSync(fd);
  }
}

function asPath(path: RealPath): string | Buffer {
  return typeof path === 'string' ? path : Buffer.from(path.buffer, path.byteOffset, path.byteLength);
}

function isRegular(fd: number): { readonly regular: boolean; readonly size: number } {
  const found = fstatSync(fd);
  return { regular: found.isFile(), size: found.size };
}

/** A file that turned out to be something else between listing and opening. */
class NoFileError extends Error {
  override readonly name = 'NoFileError';
  readonly code = 'ENOTREG';
}

/** Why a file could not be read, in the system's words without the path. */
export function problemOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return error.message.split(', ')[0] ?? error.message;
}

/** Reads files into one buffer, so that the bytes of a file are gone when the next is read; throws the system's error. */
export function createFileReader(): (path: RealPath, name: string) => FileBytes {
  const usual = Buffer.allocUnsafeSlow(2 * half);

  function readLong(fd: number, path: RealPath, name: string, start: number): FileBytes {
    const { regular, size } = isRegular(fd);
    if (!regular) throw new NoFileError('ENOTREG: no regular file any more');
    if (usual.subarray(0, looked).includes(0) && size > 2 * half) {
      return { bytes: usual.subarray(0, start), size, gap: { at: start, bytes: size - start, lines: () => 0 } };
    }
    if (size <= 2 * half || (isProse(name) && size <= longest)) {
      const buffer = size <= 2 * half ? usual : Buffer.allocUnsafeSlow(size);
      if (buffer !== usual) usual.copy(buffer, 0, 0, start);
      return { bytes: buffer.subarray(0, readOn(fd, buffer, start, buffer.length, start)), size, gap: null };
    }
    const head = readOn(fd, usual, start, half, start);
    const end = readOn(fd, usual, head, 2 * half, size - half);
    const gap = { at: head, bytes: size - half - head, lines: () => linesBetween(path, head, size - half) };
    return { bytes: usual.subarray(0, end), size, gap };
  }

  return (path, name) => {
    const fd = openSync(asPath(path), flags);
    try {
      const start = readSync(fd, usual, 0, chunk, -1);
      if (start < chunk) return { bytes: usual.subarray(0, start), size: start, gap: null };
      return readLong(fd, path, name, start);
    } finally {
      closeSync(fd);
    }
  };
}

/** All bytes of a regular file, never through a link as its last name; null when there are more than `cap`. Throws the system's error. */
export function readWhole(path: RealPath, cap: number): Uint8Array | null {
  const fd = openSync(asPath(path), flags);
  try {
    const { regular, size } = isRegular(fd);
    if (!regular) throw new NoFileError('ENOTREG: no regular file any more');
    if (size > cap) return null;
    // One byte more shows whether it grew in between.
    const buffer = Buffer.allocUnsafeSlow(size + 1);
    const end = readOn(fd, buffer, 0, buffer.length, 0);
    return end > cap ? null : buffer.subarray(0, end);
  } finally {
    closeSync(fd);
  }
}
