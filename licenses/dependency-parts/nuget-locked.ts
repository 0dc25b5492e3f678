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

import { basename, dirname, join } from 'node:path/posix';
import { DependencyFileError, type FoundPackage, type ReadContext } from '../dependency-file.ts';
import { jsonDocument } from './json.ts';
import { entriesAt, textAt } from './values.ts';

/** Versions in the lock file beside a project, by name in lower case; empty without one. A lock that cannot be read is refused for itself. */
async function lockedVersions({ path, beside }: ReadContext): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const name = basename(path).replace(/\.\w{1,20}$/u, '');
  const locks = [`packages.${name}.lock.json`, 'packages.lock.json'].map((lock) => join(dirname(path), lock));
  const found = new Map<string, Set<string>>();
  for (const lock of locks) {
    const text = await beside(lock);
    if (text === null) continue;
    try {
      const value = jsonDocument(text);
      for (const [framework] of entriesAt(value, 'dependencies')) {
        for (const [id, entry] of entriesAt(value, 'dependencies', framework)) {
          const version = textAt(entry, 'resolved');
          if (version !== null) found.set(id.toLowerCase(), (found.get(id.toLowerCase()) ?? new Set()).add(version));
        }
      }
    } catch (error) {
      if (!(error instanceof DependencyFileError)) throw error;
    }
    return found;
  }
  return found;
}

/** Packages with the version that the lock file beside the project gives them, where it gives one; the requirement stays. */
export async function withLocked(found: readonly FoundPackage[], context: ReadContext): Promise<FoundPackage[]> {
  const versions = await lockedVersions(context);
  return found.map((one) => {
    const [version, another] = versions.get(one.name.toLowerCase()) ?? [];
    if (version === undefined || another !== undefined || version === one.version) return one;
    return { ...one, version, key: `${one.name}@${version}` };
  });
}
