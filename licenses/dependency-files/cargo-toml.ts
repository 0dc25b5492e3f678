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

import { defineDependencyFile, foundPackage } from '../dependency-file.ts';
import { cargoNeeds, cargoPin, cargoVersion, cargoWorkspace } from '../dependency-parts/cargo-manifest.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, textAt } from '../dependency-parts/values.ts';
import type { Text } from '../result.ts';

function notInherited(name: string): Text {
  return {
    zh: `依赖 ${name} 写明继承自工作空间，但在工作空间的清单里没有找到。`,
    en: `The dependency ${name} is said to be inherited from the workspace, whose manifest does not have it.`,
  };
}

/** `Cargo.toml`: dependencies with those of targets, inherited ones as the workspace has them. */
export const cargoToml = defineDependencyFile({
  id: 'cargo-toml',
  ecosystem: 'cargo',
  name: { zh: 'Cargo.toml', en: 'Cargo.toml' },
  kind: 'manifest',
  files: [/(?:^|\/)Cargo\.toml$/u],
  source: 'https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html',
  manifests: null,
  cap: 2_097_152,
  async read(text, context) {
    const toml = tomlDocument(text);
    const workspace = await cargoWorkspace(toml, context);
    const places = tomlPlaces(text);
    const needs = cargoNeeds(toml, workspace);
    const lineOf = (table: string, key: string) =>
      places.keys.get(`${table}\0${key}`) ??
      places.keys.get(`${table}\0${key}.workspace`) ??
      places.tables.get(`${table}.${key}`) ??
      null;
    const name = textAt(toml, 'package', 'name');
    const known = new Set(entriesAt(workspace, 'workspace', 'dependencies').map(([key]) => key));
    const lost = needs.filter(
      ({ key, constraint, source }) =>
        constraint === null && source.kind === 'registry' && source.url === null && !known.has(key),
    );
    return {
      root: name === null ? null : { name, version: cargoVersion(toml, workspace) },
      packages: needs.map((need) =>
        foundPackage({
          key: `${need.table}:${need.key}`,
          name: need.name,
          version: need.source.kind === 'registry' ? cargoPin(need.constraint) : null,
          constraint: need.constraint,
          scopes: need.scopes,
          groups: need.groups,
          direct: true,
          source: need.source,
          line: lineOf(need.table, need.key),
        }),
      ),
      recorded: null,
      warnings: lost.map(({ key, table }) => ({ text: notInherited(key), line: lineOf(table, key) })),
    };
  },
});
