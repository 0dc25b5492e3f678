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

import { normalize } from 'node:path/posix';
import { type DependencyFile, DependencyFileError, type Reading } from '../dependency-file.ts';
import type { SourceTree } from '../source-tree.ts';

/** A file as it was read, or why it was not. */
export interface ReadFile {
  readonly reading: Reading | null;
  readonly fault: { readonly kind: string; readonly message: string; readonly line: number | null } | null;
}

/** Reads dependency files; the same content at the same path with the same neighbours is read once, whatever tree it is in. */
export interface ReadingCache {
  readonly read: (tree: SourceTree, format: DependencyFile, path: string) => Promise<ReadFile>;
}

interface Kept {
  readonly file: ReadFile;
  /** What was looked up beside it, with what was there. */
  readonly beside: ReadonlyMap<string, string | null>;
}

/** What tells one content from another; null when nothing does without reading it. */
function contentOf(tree: SourceTree, path: string): string | null {
  const file = tree.get(path);
  return file === null ? 'absent' : file.id;
}

async function readOnce(tree: SourceTree, format: DependencyFile, path: string): Promise<Kept> {
  const beside = new Map<string, string | null>();
  const text = await tree.text(path, format.cap);
  if (text === null) {
    const size = tree.get(path)?.size ?? 0;
    const large = size > format.cap;
    const message = large
      ? `${path} has ${size} bytes; ${format.id} files are read up to ${format.cap}.`
      : `${path} is no text that can be read.`;
    return {
      file: { reading: null, fault: { kind: large ? 'too-large' : 'unparsable', message, line: null } },
      beside,
    };
  }
  try {
    const reading = await format.read(text, {
      path,
      beside(other) {
        const name = normalize(other);
        if (name.startsWith('../') || name.startsWith('/')) return Promise.resolve(null);
        beside.set(name, contentOf(tree, name));
        return tree.text(name, format.cap);
      },
    });
    return { file: { reading, fault: null }, beside };
  } catch (error) {
    if (!(error instanceof DependencyFileError)) throw error;
    return { file: { reading: null, fault: { kind: error.kind, message: error.message, line: error.line } }, beside };
  }
}

/** A cache for the trees of one run. */
export function createReadingCache(): ReadingCache {
  const kept = new Map<string, Kept[]>();
  return {
    async read(tree, format, path) {
      const id = tree.get(path)?.id ?? null;
      const key = `${format.id}\0${path}\0${id ?? ''}`;
      const known = id === null ? [] : (kept.get(key) ?? []);
      const same = known.find(({ beside }) =>
        [...beside].every(([name, was]) => was !== null && was === contentOf(tree, name)),
      );
      if (same !== undefined) return same.file;
      const read = await readOnce(tree, format, path);
      if (id !== null) kept.set(key, [...known, read]);
      return read.file;
    },
  };
}
