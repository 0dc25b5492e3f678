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

import { setImmediate } from 'node:timers/promises';
import type { Pool } from './pool.ts';
import type { FileLicences } from './result.ts';
import type { Entry } from './walk.ts';
import { type Facts, type Task, unread } from './work.ts';

/** A file whose bytes came from elsewhere than the disk. `twin` is shared by files that are known to be the same: it is scanned once. */
export interface LoadedEntry {
  readonly path: string;
  readonly kind: 'loaded';
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly twin: Twin;
}

/** The facts of a file that stands at several places, as soon as they are known. */
export interface Twin {
  facts: Facts | null;
}

/** Again the contents of a {@link LoadedEntry} that came before. */
export interface RepeatedEntry {
  readonly path: string;
  readonly kind: 'repeated';
  readonly twin: Twin;
}

/** Anything that a tree can be made of, wherever it comes from. */
export type AnyEntry = Entry | LoadedEntry | RepeatedEntry;

/** Files handed to a thread at a time, and bytes where they are loaded already. */
const [mostFiles, mostBytes] = [64, 4 * 1024 * 1024];

interface Batch {
  readonly entries: readonly AnyEntry[];
  readonly facts: Promise<Facts[]>;
}

function taskOf(entry: AnyEntry): Task | null {
  if (entry.kind === 'file') return { path: entry.path, source: { real: entry.real } };
  if (entry.kind !== 'loaded') return null;
  return { path: entry.path, source: { bytes: entry.bytes, size: entry.size } };
}

/** Facts of a batch in the order of its entries; those of twins are there by now, since batches are taken in turn. */
async function settled({ entries, facts }: Batch): Promise<FileLicences[]> {
  const scanned = await facts;
  let next = 0;
  return entries.map((entry) => {
    if (entry.kind === 'other') return { path: entry.path, ...unread(entry.outcome, entry.problem, entry.size) };
    if (entry.kind === 'repeated') return { path: entry.path, ...(entry.twin.facts as Facts) };
    const one = scanned[next] as Facts;
    next += 1;
    if (entry.kind === 'loaded') entry.twin.facts = one;
    return { path: entry.path, ...one };
  });
}

/**
 * Scans entries in lists, as many under way as the pool is wide; gives the results list by list in the order of the
 * entries. Throws the signal's reason when it is aborted.
 */
export async function* scanEntries(
  entries: Iterable<AnyEntry> | AsyncIterable<AnyEntry>,
  pool: Pool,
  signal?: AbortSignal,
): AsyncGenerator<FileLicences[]> {
  const under: Batch[] = [];
  let [list, bytes]: [AnyEntry[], number] = [[], 0];
  const send = () => {
    const tasks = list.flatMap((entry) => taskOf(entry) ?? []);
    const facts = tasks.length === 0 ? Promise.resolve([]) : pool.scan(tasks);
    // A fault of the pool is met when the batch's turn comes; those behind it fail alike, and nobody asks them.
    facts.catch(() => undefined);
    under.push({ entries: list, facts });
    [list, bytes] = [[], 0];
  };
  for await (const entry of entries) {
    list.push(entry);
    if (entry.kind === 'loaded') bytes += entry.bytes.length;
    if (list.length < mostFiles && bytes < mostBytes) continue;
    send();
    if (under.length < pool.width) continue;
    // Lets signals and messages in.
    await setImmediate();
    signal?.throwIfAborted();
    yield await settled(under.shift() as Batch);
  }
  if (list.length > 0) send();
  for (const batch of under) {
    signal?.throwIfAborted();
    yield await settled(batch);
  }
}
