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

import { readdirSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DependencyFileError } from '#licenses/dependency-file.ts';
import { formatsAt } from '#licenses/inventory/formats.ts';
import type { Inventory, Package } from '#licenses/inventory/inventory.ts';
import { takeInventory } from '#licenses/inventory/take.ts';
import { readWhole } from '#licenses/scan/read-file.ts';
import type { SourceTree, TreeFile } from '#licenses/source-tree.ts';
import { treeOf } from '#licenses/tree-of.ts';
import { openTree } from '../trees/open.ts';
import { sbomPackages } from './sbom-packages.ts';

/** What is audited. */
export interface Audited {
  readonly packages: readonly Package[];
  /** Files that packages were read from. */
  readonly files: number;
  /** Files that could not be read, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly line: number | null; readonly message: string }[];
  /** Parts of a bill of materials without a purl. */
  readonly nameless: number;
  /** Null for what is no git revision. */
  readonly commit: string | null;
}

const sbomCap = 64 * 1024 * 1024;

function ofInventory({ packages, files }: Inventory, commit: string | null): Audited {
  const unreadable = files.flatMap(({ path, fault }) =>
    fault === null ? [] : [{ path, line: fault.line, message: fault.message }],
  );
  const read = files.filter(({ reading }) => reading !== null).length;
  return { packages, files: read, unreadable, nameless: 0, commit };
}

async function ofDirectory(path: string, rev: string | null, signal: AbortSignal): Promise<Audited> {
  const { tree, close } = await openTree(path, { rev, signal });
  try {
    return ofInventory(await takeInventory(tree), tree.commit);
  } finally {
    close();
  }
}

/** The files beside one file, in which it may look things up. */
function besideOf(directory: string): SourceTree {
  const files = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }): TreeFile => ({ path: name, id: null, size: null, kind: 'file' }));
  return treeOf({
    commit: null,
    files,
    read: ({ path }, cap) => Promise.resolve(readWhole(join(directory, path), cap)),
  });
}

async function ofSbom(place: string): Promise<Audited> {
  const path = basename(place);
  // With its schemas it takes longer to load than most trees take to read.
  const { readSbom } = await import('#licenses/sbom/read.ts');
  const bytes = readWhole(place, sbomCap);
  try {
    if (bytes === null) throw new DependencyFileError('too-large', null, 'It is larger than 64 MiB.');
    const reading = readSbom(Buffer.from(bytes).toString('utf8'), { name: path });
    return { ...sbomPackages(reading, path), files: 1, unreadable: [], commit: null };
  } catch (error) {
    if (!(error instanceof DependencyFileError)) throw error;
    const unreadable = [{ path, line: error.line, message: error.message }];
    return { packages: [], files: 0, unreadable, nameless: 0, commit: null };
  }
}

/** Packages of a directory, a revision of its repository, a dependency file or a bill of materials. A usage error says that there is nothing at the path. */
export async function auditedAt(path: string, rev: string | null, signal: AbortSignal): Promise<Audited> {
  const place = resolve(path);
  const found = await lstat(place).catch(() => null);
  if (found === null || rev !== null || !found.isFile()) return ofDirectory(path, rev, signal);
  const name = basename(place);
  if (formatsAt(name).length === 0) return ofSbom(place);
  return ofInventory(await takeInventory(besideOf(dirname(place)), { excluded: (other) => other !== name }), null);
}
