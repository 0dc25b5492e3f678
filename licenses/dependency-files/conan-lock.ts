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

import { dirname, join } from 'node:path/posix';
import { DependencyFileError, defineDependencyFile, type FoundPackage, type Scope } from '../dependency-file.ts';
import { type ConanGraph, conanGraph } from '../dependency-parts/conan-graph.ts';
import { conanPackage, conanReference } from '../dependency-parts/conan-reference.ts';
import { jsonDocument, jsonPlaces, repeatedKeys } from '../dependency-parts/json.ts';
import { mergedByKey } from '../dependency-parts/python-lock.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { isTable, textsAt } from '../dependency-parts/values.ts';
import { member } from '../manifest.ts';

/** Lists of Conan 2 with their groups; what is in `requires` runs with the work. */
const lists: readonly (readonly [string, string, readonly Scope[]])[] = [
  ['requires', 'requires', []],
  ['build_requires', 'build-requires', ['build']],
  ['python_requires', 'python-requires', ['build']],
  ['config_requires', 'config-requires', ['build']],
];

/** Conan 2 has lists and no graph. */
function listed(lock: unknown, lineOf: (text: string) => number | null): ConanGraph {
  const packages: FoundPackage[] = [];
  const unnamed: string[] = [];
  for (const [key, group, scopes] of lists)
    for (const text of textsAt(lock, key)) {
      const reference = conanReference(text);
      if (reference === null) unnamed.push(text);
      else packages.push(conanPackage(reference, { groups: [group], scopes, line: lineOf(text) }));
    }
  return { packages: mergedByKey(packages), unnamed };
}

/** `conan.lock` of Conan 1 and 2. */
export const conanLock = defineDependencyFile({
  id: 'conan-lock',
  ecosystem: 'conan',
  name: { zh: 'Conan 锁文件', en: 'Conan lock file' },
  kind: 'lock',
  files: [/(?:^|\/)conan(?:[\w.-]{0,100})\.lock$/u],
  source: 'https://docs.conan.io/2/tutorial/versioning/lockfiles.html',
  manifests: (path) => ['conanfile.txt', 'conanfile.py'].map((name) => join(dirname(path), name)),
  cap: 16_777_216,
  read(text) {
    const lock = jsonDocument(text);
    if (!isTable(lock)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    const graph = isTable(member(lock, 'graph_lock'));
    if (!graph && !lists.some(([key]) => Array.isArray(member(lock, key))) && member(lock, 'version') === undefined)
      throw new DependencyFileError('unparsable', null, 'The file has neither a graph nor lists of Conan');
    const { lines, repeated } = jsonPlaces(text, 3);
    const rows = text.split('\n');
    const quoted = new Map(rows.map((row, index) => [/"([^"]{1,500})",?\s*$/u.exec(row)?.[1] ?? '', index + 1]));
    const { packages, unnamed } = graph ? conanGraph(lock, lines) : listed(lock, (one) => quoted.get(one) ?? null);
    refuseTooMany(packages.length);
    return {
      root: null,
      packages,
      recorded: null,
      warnings: [
        ...repeatedKeys(repeated),
        ...unnamed.map((one) => ({
          text: {
            zh: `“${one.slice(0, 100)}”没有写明包名，已略过。`,
            en: `"${one.slice(0, 100)}" names no package and was passed over.`,
          },
          line: null,
        })),
      ],
    };
  },
});
