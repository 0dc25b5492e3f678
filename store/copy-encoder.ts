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

import { type CopyType, type FieldWriter, fieldWriters, type Page, reserve, writeNull } from './copy-page.ts';
import { StoreError } from './error.ts';

/** A column of a bulk write. */
export interface CopyColumn {
  readonly name: string;
  readonly type: CopyType;
}

/** Turns rows into the bytes of `COPY … (format binary)`, without header and trailer. */
export interface RowEncoder {
  /** Appends a row; a value is null or fits its column, `undefined` is a mistake. */
  add(row: readonly unknown[]): void;
  /** Rows added so far. */
  readonly rows: number;
  /** Bytes not yet taken. */
  readonly size: number;
  /** Hands over the bytes and begins anew. */
  take(): Buffer;
}

/** Enough to keep system calls rare and the pages in the processor's cache. */
export const pageSize = 64 * 1024;

/** Makes an encoder for the columns. */
export function createRowEncoder(columns: readonly CopyColumn[]): RowEncoder {
  const writers = columns.map(({ type }) => fieldWriters[type]);
  const page: Page = newPage();
  let rows = 0;
  return {
    add(row) {
      writeRow(page, writers, columns, row);
      rows++;
    },
    get rows() {
      return rows;
    },
    get size() {
      return page.at;
    },
    take() {
      const bytes = page.buffer.subarray(0, page.at);
      Object.assign(page, newPage());
      return bytes;
    },
  };
}

function newPage(): Page {
  return { buffer: Buffer.allocUnsafeSlow(pageSize + 8192), at: 0 };
}

function writeRow(page: Page, writers: FieldWriter[], columns: readonly CopyColumn[], row: readonly unknown[]): void {
  if (row.length !== writers.length) throw wrongLength(columns, row.length);
  reserve(page, 2);
  page.buffer[page.at] = writers.length >>> 8;
  page.buffer[page.at + 1] = writers.length;
  page.at += 2;
  for (let i = 0; i < writers.length; i++) {
    const value = row[i];
    if (value === null) writeNull(page);
    else (writers[i] as FieldWriter)(page, value);
  }
}

function wrongLength(columns: readonly CopyColumn[], length: number): StoreError {
  const names = columns.map(({ name }) => name).join(', ');
  return new StoreError('bad-copy', {
    zh: `批量写入：一行有 ${length} 个值，应为 ${columns.length} 个（${names}）。`,
    en: `Bulk write: a row has ${length} values instead of ${columns.length} (${names}).`,
  });
}
