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

import { defineDependencyFile, type FoundPackage, foundPackage, type PackageSource } from '../dependency-file.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, textAt } from '../dependency-parts/values.ts';

const tables = ['dependencies', 'dev-dependencies', 'dev_dependencies'];

function sourceOf(need: unknown): PackageSource | null {
  const [git, path] = [textAt(need, 'git'), textAt(need, 'path')];
  if (git !== null) return { kind: 'git', url: git, revision: textAt(need, 'ref') };
  return path === null ? null : { kind: 'path', url: path, revision: null };
}

/** Gleam: what `gleam.toml` asks for. */
export const gleamToml = defineDependencyFile({
  id: 'gleam-toml',
  ecosystem: 'hex',
  name: { zh: 'gleam.toml', en: 'gleam.toml' },
  kind: 'manifest',
  files: [/(?:^|\/)gleam\.toml$/u],
  source: 'https://gleam.run/writing-gleam/gleam-toml/',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const toml = tomlDocument(text);
    const { keys } = tomlPlaces(text);
    const packages = tables.flatMap((table) =>
      entriesAt(toml, table).map(([name, need]): FoundPackage => {
        const dev = table !== 'dependencies';
        return foundPackage({
          key: `${table}/${name}`,
          name,
          constraint: typeof need === 'string' ? need : textAt(need, 'version'),
          scopes: dev ? ['dev'] : [],
          groups: dev ? ['dev'] : [],
          direct: true,
          source: sourceOf(need),
          line: keys.get(`${table}\0${name}`) ?? null,
        });
      }),
    );
    const name = textAt(toml, 'name');
    const root = name === null ? null : { name, version: textAt(toml, 'version') };
    return { root, packages, recorded: null, warnings: [] };
  },
});
