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

import type { ReadingCache } from '../inventory/reading-cache.ts';
import { takeInventory } from '../inventory/take.ts';
import type { FileLicences } from '../scan/result.ts';
import { createWork, type Facts, unread } from '../scan/work.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Side } from './facts.ts';
import { type Ahead, type Scanning, scanAhead } from './scan-ahead.ts';
import { contentKey, notFiles, readToScan, tooLarge } from './scanned-file.ts';

/** Scans contents, each once, whatever trees they are in. */
export interface FileScanner {
  readonly scan: (tree: SourceTree, path: string) => Promise<FileLicences | null>;
  /** These of the tree are going to be asked for, in this order: when the first ones are, the others are scanned ahead. */
  readonly expect: (tree: SourceTree, paths: readonly string[]) => void;
  /** Ends threads; what is asked for afterwards is scanned without. */
  readonly close: () => Promise<void>;
}

/** Files that are asked for before others are scanned ahead: many policies ask for a licence text or two. */
const patience = 32;

interface Expected {
  readonly paths: readonly string[];
  asked: number;
  ahead: Ahead | null;
}

/** A scanner for the trees of one run; the detector is loaded when it is first needed. */
export function createFileScanner(scanning: Scanning = { threads: 1 }): FileScanner {
  const known = new Map<string, Facts>();
  const expected = new Map<SourceTree, Expected>();
  let work: ReturnType<typeof createWork> | null = null;

  async function facts(tree: SourceTree, path: string, size: number | null): Promise<Facts> {
    const bytes = await readToScan(tree, path);
    if (bytes === null) return unread('unreadable', tooLarge, size);
    work ??= createWork();
    return work({ path, source: { bytes, size: bytes.length } });
  }
  async function fromAhead(tree: SourceTree, path: string): Promise<FileLicences | null> {
    const here = expected.get(tree);
    if (here === undefined) return null;
    if (here.ahead === null) {
      here.asked += 1;
      if (here.asked <= patience) return null;
      here.ahead = scanAhead(tree, here.paths, scanning);
    }
    return here.ahead.facts(path);
  }
  return {
    async scan(tree, path) {
      const file = tree.get(path);
      if (file === null) return null;
      if (file.kind !== 'file' && file.kind !== 'executable') {
        return { ...unread(notFiles[file.kind], null, file.size), path };
      }
      scanning.signal?.throwIfAborted();
      const key = contentKey(file);
      const same = known.get(key);
      if (same !== undefined) return { ...same, path };
      const found = (await fromAhead(tree, path)) ?? (await facts(tree, path, file.size));
      known.set(key, found);
      return { ...found, path };
    },
    expect: (tree, paths) => void expected.set(tree, { paths, asked: 0, ahead: null }),
    async close() {
      for (const { ahead } of expected.values()) await ahead?.close();
    },
  };
}

/** What a side is made with; the first two are shared by both sides of a change. */
export interface SideParts {
  readonly scanner: FileScanner;
  readonly readings: ReadingCache;
  readonly excluded: (path: string) => boolean;
  readonly packageLicence: (tree: SourceTree) => Side['packageLicence'];
}

/** A tree with its inventory, and with licence facts that are found when asked for. */
export async function createSide(tree: SourceTree, parts: SideParts): Promise<Side> {
  const { scanner, readings, excluded, packageLicence } = parts;
  return {
    tree,
    inventory: await takeInventory(tree, { cache: readings, excluded }),
    licences: (path) => scanner.scan(tree, path),
    packageLicence: packageLicence(tree),
  };
}
