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

import { type DatabaseCard, encodeDatabase } from './database-file.ts';
import { createFiling } from './filing.ts';
import { readRecord } from './read-record.ts';
import { type AdvisoryRecord, RecordError } from './record.ts';
import type { RecordFile } from './source.ts';

/** What a database is built from, beside the records. */
export interface BuildOptions {
  readonly source: string;
  /** What was asked for; null: whatever the records are about. */
  readonly ecosystems: readonly string[] | null;
  readonly made: Date;
  readonly etag: string | null;
}

/** Collects records into a database. */
export interface DatabaseBuilder {
  add(file: RecordFile): void;
  /** Files so far. */
  readonly count: () => number;
  /** Pieces of the file; nothing may be added after. */
  finish(): { readonly card: DatabaseCard; readonly pieces: readonly Buffer[] };
}

const problemsTold = 50;

function recordIn({ bytes, problem }: RecordFile): AdvisoryRecord {
  if (bytes === null) throw new RecordError('too-large', problem ?? 'It cannot be read.');
  return readRecord(bytes);
}

/** Builds a database; what is no record is counted and named, and never ends it. */
export function createDatabaseBuilder({ source, ecosystems, made, etag }: BuildOptions): DatabaseBuilder {
  const filing = createFiling();
  const problems: { name: string; why: string }[] = [];
  const counts = { records: 0, withdrawn: 0, refused: 0, flawed: 0 };
  let files = 0;
  let newest: string | null = null;

  function tell(name: string, why: string): void {
    if (problems.length < problemsTold) problems.push({ name, why });
  }

  function take(name: string, record: AdvisoryRecord): void {
    const { id, modified, flaws, withdrawn } = record;
    if (modified !== null && (newest === null || modified > newest)) newest = modified;
    if (flaws.length > 0) {
      counts.flawed += 1;
      tell(name, `${id}: ${flaws[0]}`);
    }
    counts[withdrawn ? 'withdrawn' : 'records'] += 1;
    if (!withdrawn) filing.add(record);
  }

  return {
    count: () => files,
    add(file) {
      files += 1;
      try {
        take(file.name, recordIn(file));
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        counts.refused += 1;
        tell(file.name, error.message);
      }
    },
    finish() {
      const names = [...new Set(ecosystems ?? filing.ecosystems())].sort();
      const card = { source, ecosystems: names, ...counts, problems, newest, made: made.toISOString(), etag };
      return { card, pieces: encodeDatabase({ card, ...filing.parts() }) };
    },
  };
}
