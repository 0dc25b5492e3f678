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
import type { SourceTree, TreeFile } from '../source-tree.ts';

/** Bytes of one file that are scanned; a longer one is told to be too large. */
const cap = 16 * 1024 * 1024;

/** What is said of a file of which there are no bytes. */
export const tooLarge = 'too large to be read, or gone';

/** Outcomes of what is no file. */
export const notFiles = { symlink: 'symlink', submodule: 'submodule', special: 'special' } as const;

/** The same for files that are scanned alike. What a file is called decides how it is read: a LICENSE is read whole. */
export function contentKey({ id, path }: TreeFile): string {
  return `${id ?? ''}\0${id === null ? path : basename(path)}`;
}

/** The bytes that are scanned; null when there are none, or too many. */
export function readToScan(tree: SourceTree, path: string): Promise<Uint8Array | null> {
  return tree.bytes(path, cap);
}
