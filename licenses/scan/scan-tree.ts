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

import { availableParallelism } from 'node:os';
import { createPool, createSinglePool, type Pool } from './pool.ts';
import type { FileLicences } from './result.ts';
import { type AnyEntry, scanEntries } from './scan-entries.ts';

/** Trees smaller than this are read without threads: starting one takes as long as some hundred files. */
const small = 400;

/** Threads where nobody says how many. */
export function usualThreads(): number {
  return Math.min(8, availableParallelism());
}

/** How a tree is scanned. */
export interface ScanOptions {
  readonly threads: number;
  readonly signal?: AbortSignal;
}

/** The first entries, and an iterator over all of them. */
async function peeked(
  entries: Iterable<AnyEntry> | AsyncIterable<AnyEntry>,
): Promise<{ readonly first: number; readonly all: AsyncIterable<AnyEntry> }> {
  const iterator = Symbol.asyncIterator in entries ? entries[Symbol.asyncIterator]() : entries[Symbol.iterator]();
  const first: AnyEntry[] = [];
  let last = false;
  while (first.length < small && !last) {
    const next = await iterator.next();
    if (next.done === true) last = true;
    else first.push(next.value);
  }
  async function* all(): AsyncGenerator<AnyEntry> {
    yield* first;
    if (!last)
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { first: first.length, all: all() };
}

/** Scans everything that comes, in its order, list by list; on threads where there is enough to do. Throws the signal's reason when it is aborted. */
export async function* scanAll(
  entries: Iterable<AnyEntry> | AsyncIterable<AnyEntry>,
  { threads, signal }: ScanOptions,
): AsyncGenerator<FileLicences[]> {
  const { first, all } = await peeked(entries);
  const pool: Pool = threads > 1 && first >= small ? createPool({ threads }) : createSinglePool();
  try {
    yield* scanEntries(all, pool, signal);
  } finally {
    await pool.close();
  }
}
