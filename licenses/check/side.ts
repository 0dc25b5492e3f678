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

import { basename } from 'node:path/posix';
import type { ReadingCache } from '../inventory/reading-cache.ts';
import { takeInventory } from '../inventory/take.ts';
import type { FileLicences } from '../scan/result.ts';
import { createWork, type Facts, unread } from '../scan/work.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Side } from './facts.ts';

/** Scans contents, each once, whatever trees they are in. */
export interface FileScanner {
  readonly scan: (tree: SourceTree, path: string) => Promise<FileLicences | null>;
}

/** Bytes of one file that are scanned; of longer ones the head. */
const cap = 16 * 1024 * 1024;

const notFiles = { symlink: 'symlink', submodule: 'submodule', special: 'special' } as const;

/** A scanner for the trees of one run; the detector is loaded when it is first needed. */
export function createFileScanner(): FileScanner {
  const known = new Map<string, Facts>();
  let work: ReturnType<typeof createWork> | null = null;

  async function facts(tree: SourceTree, path: string, size: number | null): Promise<Facts> {
    const bytes = await tree.bytes(path, cap);
    if (bytes === null) return unread('unreadable', 'too large to be read, or gone', size);
    work ??= createWork();
    return work({ path, source: { bytes, size: bytes.length } });
  }
  return {
    async scan(tree, path) {
      const file = tree.get(path);
      if (file === null) return null;
      if (file.kind !== 'file' && file.kind !== 'executable') {
        return { ...unread(notFiles[file.kind], null, file.size), path };
      }
      // What a file is called decides how it is read: a LICENSE is read whole.
      const key = `${file.id ?? ''}\0${file.id === null ? path : basename(path)}`;
      const same = known.get(key);
      if (same !== undefined) return { ...same, path };
      const found = await facts(tree, path, file.size);
      known.set(key, found);
      return { ...found, path };
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
