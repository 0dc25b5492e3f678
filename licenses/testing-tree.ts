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

import { createHash } from 'node:crypto';
import type { SourceTree, TreeFile } from './source-tree.ts';
import { treeOf } from './tree-of.ts';

/** A tree held in memory, with git's own object ids; a value of bytes is taken as it is. */
export function memoryTree(
  contents: Readonly<Record<string, string | Uint8Array>>,
  kinds: Readonly<Record<string, TreeFile['kind']>> = {},
  commit: string | null = null,
): SourceTree {
  const bytesOf = new Map(Object.entries(contents).map(([path, value]) => [path, Buffer.from(value as string)]));
  const files = Array.from(bytesOf, ([path, bytes]): TreeFile => {
    const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    return { path, id, size: bytes.length, kind: kinds[path] ?? 'file' };
  });
  return treeOf({ commit, files, read: (file) => Promise.resolve(bytesOf.get(file.path) ?? null) });
}
