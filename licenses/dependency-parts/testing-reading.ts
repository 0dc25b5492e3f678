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
import type { DependencyFile, Reading } from '../dependency-file.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import { formatPurl } from '../purl/format.ts';
import { memoryTree } from '../testing-tree.ts';

/** Reads a file of a tree of texts, as the inventory does. */
export async function readFrom(
  format: DependencyFile,
  tree: Readonly<Record<string, string>>,
  path = Object.keys(tree)[0] ?? '',
): Promise<Reading> {
  if (!format.files.some((name) => name.test(path))) throw new Error(`${path} is not named as ${format.id} is`);
  const files = memoryTree(tree);
  const text = await files.text(path, format.cap);
  if (text === null) throw new Error(`There is no text at ${path}`);
  return await format.read(text, {
    path,
    beside(other) {
      const name = normalize(other);
      return name.startsWith('../') || name.startsWith('/') ? Promise.resolve(null) : files.text(name, format.cap);
    },
  });
}

/** The purls of a reading, in order; null where a package has none. */
export function purlsOf(format: DependencyFile, { packages }: Reading): (string | null)[] {
  return packages.map((found) => {
    const purl = ecosystems.get(format.ecosystem)?.purl(found) ?? null;
    return purl === null ? null : formatPurl(purl);
  });
}
