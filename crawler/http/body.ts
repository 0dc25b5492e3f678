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

import { promisify } from 'node:util';
import { brotliDecompress, inflateRaw, unzip, type ZlibOptions } from 'node:zlib';

/** Collects a body in one growing buffer. */
export interface Sink {
  /** False when the cap is passed: nothing more is kept. */
  push(chunk: Buffer): boolean;
  readonly size: () => number;
  /** The bytes; the sink is empty after. */
  take(): Buffer;
}

/** A sink for at most `cap` bytes; a body of one chunk is not copied. */
export function createSink(cap: number): Sink {
  let buffer: Buffer | null = null;
  let size = 0;
  return {
    push(chunk) {
      if (size + chunk.length > cap) return false;
      if (buffer === null) buffer = chunk;
      else {
        if (size + chunk.length > buffer.length) {
          const grown = Buffer.allocUnsafeSlow(Math.min(cap, Math.max(64 * 1024, 2 * (size + chunk.length))));
          buffer.copy(grown, 0, 0, size);
          buffer = grown;
        }
        chunk.copy(buffer, size);
      }
      size += chunk.length;
      return true;
    },
    size: () => size,
    take() {
      const taken = buffer?.subarray(0, size) ?? Buffer.alloc(0);
      buffer = null;
      size = 0;
      return taken;
    },
  };
}

/** Encodings that are asked for. */
export const acceptedEncodings = 'gzip, deflate, br';

/** What came out of a compressed body. */
export type Inflated =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'unknown-encoding' };

type Inflate = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;
const unzipBytes = promisify(unzip) as Inflate;
const rawBytes = promisify(inflateRaw) as Inflate;
const brotliBytes = promisify(brotliDecompress) as Inflate;

/** `deflate` is zlib's format by the standard, and bare by the habit of some servers. */
async function deflateBytes(bytes: Buffer, options: ZlibOptions): Promise<Buffer> {
  const zlib = bytes.length >= 2 && (bytes[0] ?? 0) % 16 === 8 && bytes.readUInt16BE(0) % 31 === 0;
  return zlib ? unzipBytes(bytes, options) : rawBytes(bytes, options);
}

const inflaters: Readonly<Record<string, Inflate>> = {
  gzip: unzipBytes,
  'x-gzip': unzipBytes,
  deflate: deflateBytes,
  br: brotliBytes,
};

/** Decompresses a body into at most `cap` bytes; one layer only. */
export async function inflateBody(bytes: Buffer, encoding: string | undefined, cap: number): Promise<Inflated> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || bytes.length === 0) return { kind: 'bytes', bytes };
  const inflate = Object.hasOwn(inflaters, name) ? inflaters[name] : undefined;
  if (inflate === undefined) return { kind: 'unknown-encoding' };
  try {
    return { kind: 'bytes', bytes: await inflate(bytes, { maxOutputLength: cap, chunkSize: 64 * 1024 }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'too-large' };
    // A stream that is cut, or was never one: both are bytes that were lost on the way.
    if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING|ERR_)/u.test(code)) return { kind: 'truncated' };
    throw error;
  }
}
