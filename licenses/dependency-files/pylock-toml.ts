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
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type Scope,
} from '../dependency-file.ts';
import { askedBeside, besidePyproject, groupScopes } from '../dependency-parts/python-lock.ts';
import { pythonName } from '../dependency-parts/python-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, listAt, textAt } from '../dependency-parts/values.ts';

function sourceOf(table: unknown): PackageSource | null {
  const vcs = textAt(table, 'vcs', 'url') ?? textAt(table, 'vcs', 'path');
  if (vcs !== null) {
    const revision = textAt(table, 'vcs', 'commit-id') ?? textAt(table, 'vcs', 'requested-revision');
    return { kind: textAt(table, 'vcs', 'type') === 'git' ? 'git' : 'url', url: vcs, revision };
  }
  const path = textAt(table, 'directory', 'path') ?? textAt(table, 'archive', 'path');
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const url = textAt(table, 'archive', 'url');
  if (url !== null) return { kind: 'url', url, revision: null };
  const index = textAt(table, 'index');
  return index === null ? null : { kind: 'registry', url: index, revision: null };
}

function hashOf(table: unknown): string | null {
  const file = [table, ...listAt(table, 'wheels')].map((one, index) =>
    index === 0
      ? (entriesAt(one, 'sdist', 'hashes')[0] ?? entriesAt(one, 'archive', 'hashes')[0])
      : entriesAt(one, 'hashes')[0],
  );
  const first = file.find((hash) => hash !== undefined);
  return first !== undefined && typeof first[1] === 'string' ? `${first[0]}:${first[1]}` : null;
}

const inExtras = /(["'])([^"'\n]{1,200})\1\s+in\s+extras/gu;
const inGroups = /(["'])([^"'\n]{1,200})\1\s+in\s+dependency_groups/gu;

/** Extras and groups that a package's marker asks for. */
function groupsOf(marker: string): { readonly groups: readonly string[]; readonly scopes: readonly Scope[] } {
  const extras = Array.from(marker.matchAll(inExtras), (match) => match[2] ?? '');
  const groups = Array.from(marker.matchAll(inGroups), (match) => match[2] ?? '');
  const scopes = groups.includes('default') ? [] : groupScopes(groups, 'default', () => false);
  const optional: readonly Scope[] = extras.length > 0 ? ['optional'] : [];
  return { groups: [...groups, ...extras], scopes: groups.includes('default') ? [] : [...optional, ...scopes] };
}

function packageOf(table: unknown, line: number | null): FoundPackage {
  const name = textAt(table, 'name');
  if (name === null) throw new DependencyFileError('unparsable', line, 'A package has no name');
  return foundPackage({
    name,
    version: textAt(table, 'version'),
    ...groupsOf(textAt(table, 'marker') ?? ''),
    source: sourceOf(table),
    integrity: hashOf(table),
    line,
  });
}

/** Two entries of one name and version stand for different surroundings. */
function withOwnKeys(packages: readonly FoundPackage[]): FoundPackage[] {
  const counts = new Map<string, number>();
  return packages.map((found) => {
    const count = (counts.get(found.key) ?? 0) + 1;
    counts.set(found.key, count);
    return count === 1 ? found : { ...found, key: `${found.key}#${count}` };
  });
}

/** `pylock.toml` of PEP 751. */
export const pylockToml = defineDependencyFile({
  id: 'pylock-toml',
  ecosystem: 'pypi',
  name: { zh: 'pylock.toml', en: 'pylock.toml' },
  kind: 'lock',
  files: [/(?:^|\/)pylock(?:\.[\w-]{1,100})?\.toml$/u],
  source: 'https://packaging.python.org/en/latest/specifications/pylock-toml/',
  manifests: besidePyproject,
  cap: 33_554_432,
  async read(text, context) {
    const toml = tomlDocument(text);
    const version = textAt(toml, 'lock-version');
    if (version !== null && !/^1(?:\.\d+)?$/u.test(version))
      throw new DependencyFileError('unsupported-version', null, `pylock.toml of version ${version} is not known`);
    const tables = listAt(toml, 'packages');
    refuseTooMany(tables.length);
    const lines = tomlPlaces(text).arrays.get('packages') ?? [];
    const plain = withOwnKeys(tables.map((table, index) => packageOf(table, lines[index] ?? null)));
    const byName = Map.groupBy(plain, ({ name }) => pythonName(name));
    const asked = await askedBeside(context);
    const packages = plain.map((found, index) => ({
      ...found,
      direct: asked === null ? null : asked.has(pythonName(found.name)),
      dependsOn: listAt(tables[index], 'dependencies').flatMap((need) =>
        (byName.get(pythonName(textAt(need, 'name') ?? '')) ?? [])
          .filter((one) => (textAt(need, 'version') ?? one.version) === one.version)
          .map(({ key }) => key),
      ),
    }));
    return { root: null, packages, recorded: null, warnings: [] };
  },
});
