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

import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { PackageStore } from './package-place.ts';
import type { SourceTree } from './source-tree.ts';

const mostNames = 20_000;
const largest = 1024 * 1024;

const missing = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM', 'ENAMETOOLONG', 'EINVAL', 'ENXIO']);

/** Null for what is not there or must not be read; anything else is a fault. */
function tried<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (missing.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function bytesOf(path: string): Buffer | null {
  const file = tried(() => openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK));
  if (file === null) return null;
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile() || size > largest) return null;
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const more = readSync(file, bytes, read, size - read, read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** A directory of this machine; what its links lead to outside of it is not there. Null when it does not exist. */
export function diskStore(root: string, where: (path: string) => string): PackageStore | null {
  const top = tried(() => realpathSync(root));
  if (top === null) return null;
  const real = new Map<string, string | null>();
  const listed = new Map<string, readonly string[] | null>();

  /** The directory itself, when it lies within the root. */
  function inside(directory: string): string | null {
    const known = real.get(directory);
    if (known !== undefined) return known;
    const found = tried(() => realpathSync(join(top as string, directory)));
    const kept = found !== null && (found === top || found.startsWith(`${top}${sep}`)) ? found : null;
    real.set(directory, kept);
    return kept;
  }
  return {
    where,
    names(directory) {
      const known = listed.get(directory);
      if (known !== undefined) return known;
      const at = inside(directory);
      const names = at === null ? null : tried(() => readdirSync(at));
      const kept = names === null || names.length > mostNames ? null : names;
      listed.set(directory, kept);
      return kept;
    },
    text(path) {
      const at = inside(posix.dirname(path));
      const bytes = at === null ? null : bytesOf(join(at, posix.basename(path)));
      return Promise.resolve(bytes === null || bytes.subarray(0, 8192).includes(0) ? null : bytes.toString('utf8'));
    },
  };
}

/** First place in the sorted files whose path is not before `path`. */
function lowerBound(files: SourceTree['files'], path: string): number {
  let [from, to] = [0, files.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((files[middle]?.path ?? '') < path) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Files of a tree; a directory in it costs as many steps as it has entries of its own. */
export function treeStore(tree: SourceTree): PackageStore {
  return {
    where: (path) => path,
    names(directory) {
      const prefix = directory === '' ? '' : `${directory}/`;
      const names: string[] = [];
      for (let at = lowerBound(tree.files, prefix); ; ) {
        const path = tree.files[at]?.path;
        if (path === undefined || !path.startsWith(prefix)) break;
        const [name = ''] = path.slice(prefix.length).split('/', 1);
        if (names.length === mostNames) return null;
        names.push(name);
        // `0` is the character behind `/`, so that all below a directory is passed over.
        at = path.length === prefix.length + name.length ? at + 1 : lowerBound(tree.files, `${prefix}${name}0`);
      }
      return names.length === 0 ? null : names;
    },
    text: (path) => tree.text(path, largest),
  };
}
