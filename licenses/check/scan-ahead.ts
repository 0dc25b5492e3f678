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
import type { FileLicences } from '../scan/result.ts';
import type { AnyEntry, Twin } from '../scan/scan-entries.ts';
import { scanAll } from '../scan/scan-tree.ts';
import type { SourceTree } from '../source-tree.ts';
import { contentKey, notFiles, readToScan, tooLarge } from './scanned-file.ts';

/** How files are scanned. */
export interface Scanning {
  /** 1 scans in this thread alone. */
  readonly threads: number;
  readonly signal?: AbortSignal;
  /** Told how many files more were scanned, of how many in all, with the last path. */
  readonly told?: (files: number, total: number, path: string) => void;
}

/** Files of a tree that are scanned in their order, some lists ahead of who asks. */
export interface Ahead {
  /** Null for a path that is not among them. */
  readonly facts: (path: string) => Promise<FileLicences | null>;
  /** Ends the threads; what was not scanned by then is not there. */
  readonly close: () => Promise<void>;
}

async function* entriesOf(tree: SourceTree, paths: Iterable<string>): AsyncGenerator<AnyEntry> {
  const twins = new Map<string, Twin>();
  for (const path of paths) {
    const file = tree.get(path);
    if (file === null) continue;
    const { kind, size } = file;
    if (kind !== 'file' && kind !== 'executable') {
      yield { path, kind: 'other', outcome: notFiles[kind], problem: null, size };
      continue;
    }
    const key = contentKey(file);
    const twin = twins.get(key);
    if (twin !== undefined) {
      yield { path, kind: 'repeated', twin };
      continue;
    }
    const bytes = await readToScan(tree, path);
    if (bytes === null) yield { path, kind: 'other', outcome: 'unreadable', problem: tooLarge, size };
    else {
      const fresh: Twin = { facts: null };
      // Contents without an id are never known to be the same.
      if (file.id !== null) twins.set(key, fresh);
      yield { path, kind: 'loaded', bytes, size: bytes.length, twin: fresh };
    }
  }
}

/** Scans on threads where there is enough to do; nothing begins before the first file is asked for. Rejects with the signal's reason when it is aborted. */
export function scanAhead(tree: SourceTree, paths: readonly string[], scanning: Scanning): Ahead {
  const left = new Set(paths.filter((path) => tree.get(path) !== null));
  const total = left.size;
  const found = new Map<string, FileLicences>();
  const lists = scanAll(entriesOf(tree, [...left]), scanning);
  let pulling: Promise<void> | null = null;

  async function pull(): Promise<void> {
    // Lets signals in, and whoever draws how far it is.
    await setImmediate();
    const { value, done } = await lists.next();
    if (done === true) return left.clear();
    for (const file of value) {
      // What a file says is cut out of its text, and would keep all of it in memory.
      found.set(file.path, structuredClone(file));
      left.delete(file.path);
    }
    scanning.told?.(value.length, total, value.at(-1)?.path ?? '');
  }
  return {
    async facts(path) {
      while (left.has(path)) {
        pulling ??= pull().finally(() => {
          pulling = null;
        });
        await pulling;
        scanning.signal?.throwIfAborted();
      }
      return found.get(path) ?? null;
    },
    async close() {
      left.clear();
      await lists.return(undefined);
    },
  };
}
