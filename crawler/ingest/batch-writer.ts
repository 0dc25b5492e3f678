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

import { type CopyColumn, copyEncoded } from '#store/copy.ts';
import { createRowEncoder, pageSize } from '#store/copy-encoder.ts';
import type { Session } from '#store/session.ts';

/** Rows for one staging table. They are turned into bytes at once: a row kept as objects would outlive the young heap. */
export interface BatchWriter {
  readonly table: string;
  readonly columns: readonly CopyColumn[];
  add(row: readonly unknown[]): void;
  /** Bytes that have come together. */
  readonly bytes: number;
  /** Hands them over. */
  take(): Buffer[];
}

/** Makes an empty writer. */
export function batchWriter(table: string, columns: readonly CopyColumn[]): BatchWriter {
  const encoder = createRowEncoder(columns);
  let pages: Buffer[] = [];
  let paged = 0;
  function page(): void {
    const bytes = encoder.take();
    paged += bytes.length;
    pages.push(bytes);
  }
  return {
    table,
    columns,
    add(row) {
      encoder.add(row);
      if (encoder.size >= pageSize) page();
    },
    get bytes() {
      return paged + encoder.size;
    },
    take() {
      if (encoder.size > 0) page();
      const taken = pages;
      pages = [];
      paged = 0;
      return taken;
    },
  };
}

/** Sends the rows that have come together; earlier writers first. What is added meanwhile waits for the next time. */
export async function flush(session: Session, writers: readonly BatchWriter[]): Promise<void> {
  const batches = writers.map((writer) => ({ writer, pages: writer.take() }));
  for (const { writer, pages } of batches) {
    if (pages.length > 0) await copyEncoded(session, writer.table, writer.columns, pages);
  }
}
