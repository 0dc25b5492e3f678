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

import { Readable } from 'node:stream';
import type postgres from 'postgres';
import type { CopyType } from './copy-page.ts';
import { StoreError } from './error.ts';

/** A pool, or the connection that sees the tables of a transaction. */
export type CopySource = postgres.Sql | postgres.TransactionSql;

/**
 * Called for each row: field `i` stands at `starts[i]`, `sizes[i]` bytes long; −1 = null. Bytes and arrays are used again
 * for the next row.
 */
export type RowVisitor = (bytes: Buffer, starts: Int32Array, sizes: Int32Array) => void;

/** Bytes before the first row, without the extension that no server sends so far. */
const headerSize = 19;
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');

/**
 * Streams the rows of a query by binary COPY, without making values of what nobody asks for. Returns how many. The query
 * is SQL of ours.
 */
export async function scanCopy(sql: CopySource, query: string, columns: number, visit: RowVisitor): Promise<number> {
  const lane = 'reserve' in sql ? await sql.reserve() : null;
  try {
    const target = lane ?? sql;
    const copy = target.unsafe(`copy (${query}) to stdout (format binary)`);
    listen(copy);
    const stream = await copy.readable();
    const rows = createRowReader(columns, visit);
    const faults: unknown[] = [];
    // A stream that is left before its end would hold up the connection for ever.
    for await (const chunk of stream) if (faults.length === 0) attempt(() => rows.add(chunk as Buffer), faults);
    // The driver pauses its socket when rows come faster than they are read, and goes on with the next reading: when the end
    // comes with the last rows, nobody reads again, and the connection would be silent for ever.
    // oxlint-disable-next-line no-underscore-dangle -- the only way to the driver's socket
    stream._read(0);
    if (faults.length > 0) throw faults[0];
    return rows.end();
  } finally {
    lane?.release();
  }
}

/**
 * A fault that the server reports at once is emitted by the stream before anybody who waited for the stream can listen;
 * whoever reads it is told all the same.
 */
function listen(query: object): void {
  const inner = query as { resolve: (answer: unknown) => void };
  const { resolve } = inner;
  inner.resolve = (answer) => {
    if (answer instanceof Readable) answer.on('error', () => undefined);
    resolve(answer);
  };
}

function attempt(work: () => void, faults: unknown[]): void {
  try {
    work();
  } catch (fault) {
    faults.push(fault);
  }
}

/** Takes the stream in pieces of any size. */
interface RowReader {
  add(chunk: Buffer): void;
  /** How many rows there were. */
  end(): number;
}

/** Reads the bytes of `COPY … (format binary)`, which may be cut anywhere. */
export function createRowReader(columns: number, visit: RowVisitor): RowReader {
  const [starts, sizes] = [new Int32Array(columns), new Int32Array(columns)];
  let rest: Buffer | null = null;
  let [rows, begun, ended] = [0, false, false];

  function take(bytes: Buffer): number {
    let at = 0;
    if (!begun) {
      if (bytes.length < headerSize) return 0;
      if (!bytes.subarray(0, signature.length).equals(signature)) throw broken();
      at = headerSize + bytes.readInt32BE(15);
      begun = true;
    }
    while (!ended) {
      const next = readRow(bytes, at, starts, sizes);
      if (next === incomplete) break;
      at = Math.abs(next);
      if (next < 0) ended = true;
      else {
        rows += 1;
        visit(bytes, starts, sizes);
      }
    }
    return at;
  }

  return {
    add(chunk) {
      const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
      const taken = take(bytes);
      rest = taken < bytes.length ? bytes.subarray(taken) : null;
    },
    end() {
      if (!ended || rest !== null) throw broken();
      return rows;
    },
  };
}

const incomplete = 0;

/** Where the next row begins; negative = that was the end of all rows; {@link incomplete} = the row is not all there. */
function readRow(bytes: Buffer, from: number, starts: Int32Array, sizes: Int32Array): number {
  if (from + 2 > bytes.length) return incomplete;
  const fields = (bytes[from] as number) * 256 + (bytes[from + 1] as number);
  if (fields === 0xffff) return -(from + 2);
  if (fields !== starts.length) throw broken();
  let at = from + 2;
  for (let i = 0; i < fields; i++) {
    if (at + 4 > bytes.length) return incomplete;
    const size = int4At(bytes, at);
    at += 4;
    starts[i] = at;
    sizes[i] = size;
    if (size > 0) at += size;
    if (at > bytes.length) return incomplete;
  }
  return at;
}

/** A four-byte integer. */
export function int4At(bytes: Buffer, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}

/** An eight-byte integer, exact up to 2⁵³. */
export function int8At(bytes: Buffer, at: number): number {
  return int4At(bytes, at) * 0x1_0000_0000 + (int4At(bytes, at + 4) >>> 0);
}

/** PostgreSQL counts from 2000-01-01. */
const epoch = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

function textAt(bytes: Buffer, at: number, size: number): string {
  return bytes.toString('utf8', at, at + size);
}

function arrayAt<T>(bytes: Buffer, at: number, read: (bytes: Buffer, at: number, size: number) => T): (T | null)[] {
  if (int4At(bytes, at) === 0) return [];
  const values: (T | null)[] = [];
  let place = at + 20;
  for (let left = int4At(bytes, at + 12); left > 0; left--) {
    const size = int4At(bytes, place);
    values.push(size < 0 ? null : read(bytes, place + 4, size));
    place += 4 + Math.max(size, 0);
  }
  return values;
}

function bigintAt(bytes: Buffer, at: number): string {
  return bytes.readBigInt64BE(at).toString();
}

/** How a field that is not null is read, in the forms that {@link CopyType} takes: bigint as text, jsonb parsed. */
export const fieldReaders: Readonly<Record<CopyType, (bytes: Buffer, at: number, size: number) => unknown>> = {
  int2: (bytes, at) => bytes.readInt16BE(at),
  int4: int4At,
  int8: bigintAt,
  text: textAt,
  bytea: (bytes, at, size) => Buffer.from(bytes.subarray(at, at + size)),
  bool: (bytes, at) => bytes[at] === 1,
  timestamptz: (bytes, at) => new Date(epoch + Math.floor(Number(bytes.readBigInt64BE(at)) / 1000)),
  float8: (bytes, at) => bytes.readDoubleBE(at),
  'text[]': (bytes, at) => arrayAt(bytes, at, textAt),
  'int8[]': (bytes, at) => arrayAt(bytes, at, bigintAt),
  jsonb: (bytes, at, size) => JSON.parse(textAt(bytes, at + 1, size - 1)),
  date: (bytes, at) => new Date(epoch + int4At(bytes, at) * dayMs).toISOString().slice(0, 10),
};

function broken(): StoreError {
  return new StoreError('bad-copy', {
    zh: '批量读取：数据库送来的数据不完整，或列数不对。',
    en: 'Bulk read: what the database sent is not complete, or has another number of columns.',
  });
}
