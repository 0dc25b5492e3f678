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

import { basename, dirname } from 'node:path/posix';
import type { DependencyFile } from '../dependency-file.ts';
import { dependencyFiles } from '../dependency-file-registry.ts';
import type { SourceTree } from '../source-tree.ts';
import { formatsAt } from './formats.ts';
import type { Inventory, InventoryFile } from './inventory.ts';
import { mergePackages } from './merge.ts';
import { createReadingCache, type ReadingCache } from './reading-cache.ts';
import { setAside, setAsideWords } from './set-aside.ts';

/** How an inventory is taken. */
export interface InventoryOptions {
  /** Shared by the trees of one run, so that what is the same in both is read once. */
  readonly cache?: ReadingCache;
  /** Dependency files that are not read, beside those that are set aside anyway. */
  readonly excluded?: (path: string) => boolean;
}

interface Wanted {
  readonly path: string;
  readonly format: DependencyFile;
}

function wantedOf(tree: SourceTree, excluded: (path: string) => boolean) {
  const wanted: Wanted[] = [];
  const aside = new Map<NonNullable<ReturnType<typeof setAside>>, number>();
  for (const { path, kind } of tree.files) {
    if (kind !== 'file' && kind !== 'executable') continue;
    const formats = formatsAt(path);
    if (formats.length === 0 || excluded(path)) continue;
    const why = setAside(path);
    if (why === null) wanted.push(...formats.map((format) => ({ path, format })));
    else aside.set(why, (aside.get(why) ?? 0) + 1);
  }
  return { wanted, notes: Array.from(aside, ([why, count]) => setAsideWords[why](count)) };
}

/** Manifests that a lock which could be read speaks for. */
function lockedBy(files: readonly InventoryFile[]): Set<string> {
  const byFolder = Map.groupBy(files, ({ path }) => dirname(path));
  return new Set(
    files.flatMap(({ path, format, reading }) => {
      if (reading === null) return [];
      const { manifests, manifestsBeside: beside } = dependencyFiles.get(format) ?? {};
      // One lock in a folder has that name, so each file is looked at once.
      const near = beside?.lock === basename(path) ? (byFolder.get(dirname(path)) ?? []) : [];
      return [
        ...(manifests?.(path) ?? []),
        ...near.flatMap((other) => (beside?.manifests.test(other.path) === true ? other.path : [])),
        ...(reading.recorded ?? []).map(({ manifest }) => manifest),
      ];
    }),
  );
}

/** Everything that the dependency files of a tree say. */
export async function takeInventory(tree: SourceTree, options: InventoryOptions = {}): Promise<Inventory> {
  const { cache = createReadingCache(), excluded = () => false } = options;
  const { wanted, notes } = wantedOf(tree, excluded);
  const read: InventoryFile[] = [];
  for (const { path, format } of wanted) {
    const file = await cache.read(tree, format, path);
    read.push({ path, format: format.id, ecosystem: format.ecosystem, kind: format.kind, ...file, locked: false });
  }
  const locked = lockedBy(read);
  const files = read.map((file) => ({ ...file, locked: locked.has(file.path) }));
  const packages = mergePackages(files);
  return { packages, byId: new Map(packages.map((one) => [one.id, one])), files, notes };
}
