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
import { pythonConstraint, pythonGroupScope, pythonPin } from '../dependency-parts/python-requirement.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, isTable, textAt } from '../dependency-parts/values.ts';

/** Tables of a `Pipfile` that hold no packages. */
const other = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

function sourceOf(spec: unknown): PackageSource | null {
  const [git, path] = [textAt(spec, 'git'), textAt(spec, 'path')];
  if (git !== null) return { kind: 'git', url: git, revision: textAt(spec, 'ref') };
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const file = textAt(spec, 'file');
  return file === null ? null : { kind: 'url', url: file, revision: null };
}

function packageOf(category: string, name: string, spec: unknown, line: number | null): FoundPackage {
  const written = typeof spec === 'string' ? spec : textAt(spec, 'version');
  const constraint = written === null || written.trim() === '*' ? null : (pythonConstraint(written) ?? written);
  const group = category === 'dev-packages' ? 'dev' : category;
  const main = category === 'packages';
  return foundPackage({
    key: `${category}:${name}`,
    name,
    version: pythonPin(constraint),
    constraint,
    scopes: main ? [] : [pythonGroupScope(group)],
    groups: main ? [] : [group],
    direct: true,
    source: sourceOf(spec),
    line,
  });
}

/** `Pipfile`. */
export const pipfile = defineDependencyFile({
  id: 'pipfile',
  ecosystem: 'pypi',
  name: { zh: 'Pipfile', en: 'Pipfile' },
  kind: 'manifest',
  files: [/(?:^|\/)Pipfile$/u],
  source: 'https://pipenv.pypa.io/en/latest/pipfile.html',
  manifests: null,
  cap: 2_097_152,
  read(text) {
    const toml = tomlDocument(text);
    const places = tomlPlaces(text);
    const tables = entriesAt(toml).filter(([name, table]) => !other.has(name) && isTable(table));
    const packages = tables.flatMap(([category, table]) =>
      entriesAt(table).map(([name, spec]) =>
        packageOf(
          category,
          name,
          spec,
          places.keys.get(`${category}\0${name}`) ?? places.tables.get(`${category}.${name}`) ?? null,
        ),
      ),
    );
    return { root: null, packages, recorded: null, warnings: [] };
  },
});
