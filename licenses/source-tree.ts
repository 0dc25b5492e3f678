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

/** One entry of a tree of files. */
export interface TreeFile {
  /** From the root, `/` between names, never with `..`. */
  readonly path: string;
  /** Git's object id in hexadecimal; null in a directory that is no git revision. */
  readonly id: string | null;
  /** Bytes; null where it is not known without reading. */
  readonly size: number | null;
  readonly kind: 'file' | 'executable' | 'symlink' | 'submodule' | 'special';
}

/** Files of a revision, a directory or a test, read one at a time; links are never followed. */
export interface SourceTree {
  /** The commit, 40 or 64 hexadecimal digits; null for a directory. */
  readonly commit: string | null;
  /** In the order of their paths, by UTF-16 code units. */
  readonly files: readonly TreeFile[];
  /** Null when there is no such entry. */
  readonly get: (path: string) => TreeFile | null;
  /** Null when it is no file, is missing, or holds more bytes than `cap` (4 MiB unless told, 64 MiB at most). */
  readonly bytes: (path: string, cap?: number) => Promise<Uint8Array | null>;
  /** The bytes as UTF-8 (UTF-16 by its mark), without the byte order mark; null also for binary files. */
  readonly text: (path: string, cap?: number) => Promise<string | null>;
}

/** Reads a file beside the one that is being read; null when there is none or it is no text. */
export type ReadBeside = (path: string) => Promise<string | null>;
