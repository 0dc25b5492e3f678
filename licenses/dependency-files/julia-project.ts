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

import {
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type Scope,
} from '../dependency-file.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, textAt, textsAt } from '../dependency-parts/values.ts';

function sourceOf(toml: unknown, name: string): PackageSource | null {
  const url = textAt(toml, 'sources', name, 'url');
  if (url !== null) return { kind: 'git', url, revision: textAt(toml, 'sources', name, 'rev') };
  const path = textAt(toml, 'sources', name, 'path');
  return path === null ? null : { kind: 'path', url: path, revision: null };
}

/** `Project.toml` of Julia: `extras` are for the targets that name them. */
export const juliaProject = defineDependencyFile({
  id: 'julia-project',
  ecosystem: 'julia',
  name: { zh: 'Julia 项目文件', en: 'Julia project file' },
  kind: 'manifest',
  files: [/(?:^|\/)(?:Julia)?Project\.toml$/u],
  source: 'https://pkgdocs.julialang.org/v1/toml-files/#Project.toml',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const toml = tomlDocument(text);
    const places = tomlPlaces(text);
    const targets = entriesAt(toml, 'targets').map(([target]) => [target, textsAt(toml, 'targets', target)] as const);
    const tables: readonly (readonly [string, readonly Scope[]])[] = [
      ['deps', []],
      ['weakdeps', ['optional']],
      ['extras', ['dev']],
    ];
    const packages = tables.flatMap(([table, scopes]) =>
      entriesAt(toml, table).map(([name, uuid]): FoundPackage => {
        const used =
          table === 'extras' ? targets.filter(([, names]) => names.includes(name)).map(([target]) => target) : [];
        const found = foundPackage({
          key: `${table}:${name}`,
          name,
          constraint: textAt(toml, 'compat', name),
          scopes: used.includes('test') ? ['test'] : used.includes('build') ? ['build'] : scopes,
          groups: table === 'deps' ? [] : used.length > 0 ? used : [table],
          direct: true,
          source: sourceOf(toml, name),
          line: places.keys.get(`${table}\0${name}`) ?? null,
        });
        if (typeof uuid !== 'string' || found.source?.kind === 'path') return found;
        return { ...found, ...purlField({ type: 'julia', name, qualifiers: [['uuid', uuid]] }) };
      }),
    );
    refuseTooMany(packages.length);
    const name = textAt(toml, 'name');
    return {
      root: name === null ? null : { name, version: textAt(toml, 'version') },
      packages,
      recorded: null,
      warnings: [],
    };
  },
});
