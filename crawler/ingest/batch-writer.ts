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

import { type CopyColumn, copyRows } from '#store/copy.ts';
import type { Session } from '#store/session.ts';

/** Rows for one staging table, sent by COPY whenever enough have come together. */
export interface BatchWriter {
  readonly table: string;
  readonly columns: readonly CopyColumn[];
  rows: (readonly unknown[])[];
}

/** Makes an empty writer. */
export function batchWriter(table: string, columns: readonly CopyColumn[]): BatchWriter {
  return { table, columns, rows: [] };
}

/** Sends the rows that have come together; earlier writers first. */
export async function flush(session: Session, writers: readonly BatchWriter[]): Promise<void> {
  for (const writer of writers) {
    if (writer.rows.length === 0) continue;
    const rows = writer.rows;
    writer.rows = [];
    await copyRows(session, writer.table, writer.columns, rows);
  }
}
