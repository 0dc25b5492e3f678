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
import {
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type ReadContext,
} from '../dependency-file.ts';
import { purlField } from '../dependency-parts/given-purl.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, isTable, textAt } from '../dependency-parts/values.ts';
import { member } from '../manifest.ts';

function sourceOf(table: unknown): PackageSource | null {
  const git = textAt(table, 'repo-url');
  if (git !== null) return { kind: 'git', url: git, revision: textAt(table, 'repo-rev') };
  const path = textAt(table, 'path');
  return path === null ? null : { kind: 'path', url: path, revision: null };
}

interface Entry {
  readonly name: string;
  readonly table: unknown;
  readonly line: number | null;
}

/** `[[deps.Name]]` since version 2 of the format, `[[Name]]` before. */
function entriesOf(toml: unknown, text: string): Entry[] {
  const now = isTable(member(toml, 'deps'));
  const { arrays } = tomlPlaces(text);
  return entriesAt(now ? member(toml, 'deps') : toml).flatMap(([name, list]) => {
    const lines = arrays.get(now ? `deps.${name}` : name) ?? [];
    const tables = Array.isArray(list) ? (list as readonly unknown[]) : [];
    return tables.map((table, index) => ({ name, table, line: lines[index] ?? null }));
  });
}

/** Names that an entry needs: a list, or names with their uuid where one name stands for several packages. */
function needsOf(table: unknown): readonly string[] {
  const deps = member(table, 'deps');
  return Array.isArray(deps) ? deps.filter((name) => typeof name === 'string') : entriesAt(deps).map(([name]) => name);
}

/** What has no version comes with Julia. */
function packageOf({ name, table, line }: Entry): FoundPackage {
  const version = textAt(table, 'version');
  const uuid = textAt(table, 'uuid');
  const source = sourceOf(table);
  const found = foundPackage({
    key: uuid ?? name,
    name,
    version,
    scopes: version === null && source === null ? ['provided'] : [],
    source,
    integrity: textAt(table, 'git-tree-sha1'),
    line,
  });
  if (uuid === null || version === null || source?.kind === 'path') return found;
  return { ...found, ...purlField({ type: 'julia', name, version, qualifiers: [['uuid', uuid]] }) };
}

async function askedBeside({ path, beside }: ReadContext): Promise<ReadonlySet<string> | null> {
  for (const name of projectsOf(path)) {
    const text = await beside(name);
    if (text !== null) return new Set(entriesAt(tomlDocument(text), 'deps').map(([dep]) => dep));
  }
  return null;
}

function projectsOf(path: string): readonly string[] {
  return ['JuliaProject.toml', 'Project.toml'].map((name) => join(dirname(path), name));
}

/** `Manifest.toml` of Julia. */
export const juliaManifest = defineDependencyFile({
  id: 'julia-manifest',
  ecosystem: 'julia',
  name: { zh: 'Julia 锁文件', en: 'Julia lock file' },
  kind: 'lock',
  files: [/(?:^|\/)(?:Julia)?Manifest(?:-v[\d.]{1,10})?\.toml$/u],
  source: 'https://pkgdocs.julialang.org/v1/toml-files/#Manifest.toml',
  manifests: projectsOf,
  cap: 8_388_608,
  async read(text, context) {
    const toml = tomlDocument(text);
    const entries = entriesOf(toml, text);
    refuseTooMany(entries.length);
    const plain = entries.map(packageOf);
    const byName = Map.groupBy(plain, ({ name }) => name);
    const asked = await askedBeside(context);
    const packages = plain.map((found, index) => ({
      ...found,
      direct: asked === null ? null : asked.has(found.name),
      dependsOn: needsOf(entries[index]?.table).flatMap((name) => byName.get(name)?.map(({ key }) => key) ?? []),
    }));
    return {
      root: null,
      packages: [...new Map(packages.map((found) => [found.key, found])).values()],
      recorded: null,
      warnings: [],
    };
  },
});
