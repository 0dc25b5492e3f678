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

import { StoreError } from './error.ts';
import { cleanJson, cleanText } from './text.ts';

/** Column types that the binary encoder writes. */
export type CopyType =
  | 'int2'
  | 'int4'
  | 'int8'
  | 'text'
  | 'bytea'
  | 'bool'
  | 'timestamptz'
  | 'float8'
  | 'text[]'
  | 'int8[]'
  | 'jsonb'
  | 'date';

/** Bytes being filled; replaced by a larger buffer when a value does not fit. */
export interface Page {
  buffer: Buffer;
  at: number;
}

/** Writes the length and the bytes of one value that is not null. */
export type FieldWriter = (page: Page, value: unknown) => void;

/** Makes room for `size` more bytes. */
export function reserve(page: Page, size: number): void {
  if (page.at + size <= page.buffer.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(page.buffer.length * 2, page.at + size));
  page.buffer.copy(larger, 0, 0, page.at);
  page.buffer = larger;
}

function putInt4(buffer: Buffer, at: number, value: number): void {
  buffer[at] = value >>> 24;
  buffer[at + 1] = value >>> 16;
  buffer[at + 2] = value >>> 8;
  buffer[at + 3] = value;
}

/** Below this many characters a loop in JavaScript is faster than a call into the runtime. */
const shortText = 80;

function writeText(page: Page, value: unknown): void {
  if (typeof value !== 'string') throw unfit('text', value);
  reserve(page, 4 + value.length * 3);
  if (value.length > shortText || !writeAscii(page, value)) writeUtf8(page, value);
}

function writeAscii(page: Page, text: string): boolean {
  const { buffer, at } = page;
  const start = at + 4;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0 || code > 0x7f) return false;
    buffer[start + i] = code;
  }
  putInt4(buffer, at, text.length);
  page.at = start + text.length;
  return true;
}

function writeUtf8(page: Page, text: string): void {
  const length = page.buffer.write(text.includes('\0') ? cleanText(text) : text, page.at + 4);
  putInt4(page.buffer, page.at, length);
  page.at += 4 + length;
}

function writeJson(page: Page, value: unknown): void {
  const text = cleanJson(typeof value === 'string' ? value : JSON.stringify(value));
  reserve(page, 5 + text.length * 3);
  const length = page.buffer.write(text, page.at + 5);
  putInt4(page.buffer, page.at, length + 1);
  page.buffer[page.at + 4] = 1;
  page.at += 5 + length;
}

function writeBytes(page: Page, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw unfit('bytea', value);
  reserve(page, 4 + value.length);
  const { buffer, at } = page;
  putInt4(buffer, at, value.length);
  if (value.length > 64) buffer.set(value, at + 4);
  else for (let i = 0; i < value.length; i++) buffer[at + 4 + i] = value[i] as number;
  page.at = at + 4 + value.length;
}

function writeInt2(page: Page, value: unknown): void {
  if (!isInteger(value, 0x7fff)) throw unfit('int2', value);
  reserve(page, 6);
  putInt4(page.buffer, page.at, 2);
  page.buffer.writeInt16BE(value, page.at + 4);
  page.at += 6;
}

function writeInt4(page: Page, value: unknown): void {
  if (!isInteger(value, 0x7fff_ffff)) throw unfit('int4', value);
  reserve(page, 8);
  putInt4(page.buffer, page.at, 4);
  putInt4(page.buffer, page.at + 4, value);
  page.at += 8;
}

function isInteger(value: unknown, max: number): value is number {
  return Number.isInteger(value) && (value as number) <= max && (value as number) >= -max - 1;
}

function writeInt8(page: Page, value: unknown): void {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number)) return writeSafeInteger(page, number as number);
  const big = toBigInt(value);
  if (big === null || BigInt.asIntN(64, big) !== big) throw unfit('int8', value);
  reserve(page, 12);
  putInt4(page.buffer, page.at, 8);
  page.buffer.writeBigInt64BE(big, page.at + 4);
  page.at += 12;
}

function toBigInt(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  return typeof value === 'string' && /^-?\d{1,19}$/.test(value) ? BigInt(value) : null;
}

function writeSafeInteger(page: Page, value: number): void {
  reserve(page, 12);
  const high = Math.floor(value / 0x1_0000_0000);
  putInt4(page.buffer, page.at, 8);
  putInt4(page.buffer, page.at + 4, high);
  putInt4(page.buffer, page.at + 8, value - high * 0x1_0000_0000);
  page.at += 12;
}

function writeBool(page: Page, value: unknown): void {
  if (typeof value !== 'boolean') throw unfit('bool', value);
  reserve(page, 5);
  putInt4(page.buffer, page.at, 1);
  page.buffer[page.at + 4] = value ? 1 : 0;
  page.at += 5;
}

function writeFloat(page: Page, value: unknown): void {
  if (typeof value !== 'number') throw unfit('float8', value);
  reserve(page, 12);
  putInt4(page.buffer, page.at, 8);
  page.buffer.writeDoubleBE(value, page.at + 4);
  page.at += 12;
}

/** PostgreSQL counts from 2000-01-01. */
const epoch = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;

function writeTimestamp(page: Page, value: unknown): void {
  const ms = value instanceof Date ? value.getTime() : Number.NaN;
  if (Number.isNaN(ms)) throw unfit('timestamptz', value);
  const micros = (ms - epoch) * 1000;
  if (Number.isSafeInteger(micros)) writeSafeInteger(page, micros);
  else writeInt8(page, BigInt(ms - epoch) * 1000n);
}

/** Days since the epoch of texts that were written before: figures name the same few hundred days millions of times. */
const knownDays = new Map<string, number>();
const mostKnownDays = 4096;

function writeDate(page: Page, value: unknown): void {
  const known = typeof value === 'string' ? knownDays.get(value) : undefined;
  if (known !== undefined) return writeInt4(page, known);
  const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value;
  const ms = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) throw unfit('date', value);
  const day = (ms - epoch) / dayMs;
  if (knownDays.size < mostKnownDays) knownDays.set(text, day);
  writeInt4(page, day);
}

/** The type numbers of PostgreSQL's `text` and `bigint`. */
const textOid = 25;
const int8Oid = 20;

function writeArray(page: Page, value: unknown, type: CopyType, oid: number, write: FieldWriter): void {
  if (!Array.isArray(value)) throw unfit(type, value);
  reserve(page, 24);
  const start = page.at;
  const header = value.length === 0 ? [0, 0, oid] : [1, value.includes(null) ? 1 : 0, oid, value.length, 1];
  page.at += 4;
  for (const word of header) {
    putInt4(page.buffer, page.at, word);
    page.at += 4;
  }
  for (const element of value as unknown[]) {
    if (element === null) writeNull(page);
    else write(page, element);
  }
  putInt4(page.buffer, start, page.at - start - 4);
}

/** Writes the mark of a null. */
export function writeNull(page: Page): void {
  reserve(page, 4);
  putInt4(page.buffer, page.at, -1);
  page.at += 4;
}

/** How each type is written. */
export const fieldWriters: Readonly<Record<CopyType, FieldWriter>> = {
  int2: writeInt2,
  int4: writeInt4,
  int8: writeInt8,
  text: writeText,
  bytea: writeBytes,
  bool: writeBool,
  timestamptz: writeTimestamp,
  float8: writeFloat,
  'text[]': (page, value) => writeArray(page, value, 'text[]', textOid, writeText),
  'int8[]': (page, value) => writeArray(page, value, 'int8[]', int8Oid, writeInt8),
  jsonb: writeJson,
  date: writeDate,
};

function unfit(type: CopyType, value: unknown): StoreError {
  const kind = value instanceof Date ? 'invalid Date' : typeof value;
  return new StoreError('bad-copy', {
    zh: `批量写入：类型为 ${kind} 的值不能写入 ${type} 列。`,
    en: `Bulk write: a value of type ${kind} does not fit a ${type} column.`,
  });
}
