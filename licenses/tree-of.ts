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

import { readableBytes } from './scan/encoding.ts';
import type { SourceTree, TreeFile } from './source-tree.ts';

/** What a tree is made of. */
export interface TreeParts {
  readonly commit: string | null;
  /** In any order. */
  readonly files: readonly TreeFile[];
  /** Bytes of a file or executable of the tree, at most `cap` of them and one more; null when it is gone. */
  readonly read: (file: TreeFile, cap: number) => Promise<Uint8Array | null>;
}

const usual = 4 * 1024 * 1024;
const most = 64 * 1024 * 1024;
const markLength = 3;
const [mostKept, mostEach] = [16 * 1024 * 1024, 1024 * 1024];

function textOf(bytes: Uint8Array): string | null {
  const readable = readableBytes(bytes);
  if (readable === null || readable.subarray(0, 8192).includes(0)) return null;
  const marked = readable[0] === 0xef && readable[1] === 0xbb && readable[2] === 0xbf;
  const from = marked ? markLength : 0;
  // A view and no copy: lock files have up to 64 MiB.
  return Buffer.from(readable.buffer, readable.byteOffset + from, readable.length - from).toString('utf8');
}

/** Bytes that were read last: several policies read the same file one after the other. */
function createRecent(): Pick<Map<string, Uint8Array>, 'get' | 'set'> {
  const kept = new Map<string, Uint8Array>();
  let total = 0;
  return {
    get: (path) => kept.get(path),
    set(path, bytes) {
      if (bytes.length > mostEach || kept.has(path)) return kept;
      kept.set(path, bytes);
      total += bytes.length;
      for (const [oldest, { length }] of kept) {
        if (total <= mostKept) break;
        kept.delete(oldest);
        total -= length;
      }
      return kept;
    },
  };
}

/** A tree of what reads its files. */
export function treeOf({ commit, files, read }: TreeParts): SourceTree {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = new Map(sorted.map((file) => [file.path, file]));
  const recent = createRecent();
  async function bytes(path: string, cap = usual): Promise<Uint8Array | null> {
    const file = byPath.get(path);
    if (file === undefined || (file.kind !== 'file' && file.kind !== 'executable')) return null;
    const limit = Math.min(cap, most);
    if ((file.size ?? 0) > limit) return null;
    const before = recent.get(path);
    const found = before ?? (await read(file, limit));
    if (found === null || found.length > limit) return null;
    recent.set(path, found);
    return found;
  }
  return {
    commit,
    files: sorted,
    get: (path) => byPath.get(path) ?? null,
    bytes,
    async text(path, cap) {
      const found = await bytes(path, cap);
      return found === null ? null : textOf(found);
    },
  };
}
