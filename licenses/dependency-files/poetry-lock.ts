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
} from '../dependency-file.ts';
import { askedBeside, besidePyproject, groupScopes, keysByName, mergedByKey } from '../dependency-parts/python-lock.ts';
import { pythonName } from '../dependency-parts/python-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { entriesAt, listAt, textAt, textsAt } from '../dependency-parts/values.ts';
import { member } from '../manifest.ts';

function sourceOf(table: unknown): PackageSource | null {
  const [type, url] = [textAt(table, 'source', 'type'), textAt(table, 'source', 'url')];
  if (url === null) return null;
  const revision = textAt(table, 'source', 'resolved_reference') ?? textAt(table, 'source', 'reference');
  if (type === 'git') return { kind: 'git', url, revision };
  if (type === 'url') return { kind: 'url', url, revision: null };
  if (type === 'file' || type === 'directory') return { kind: 'path', url, revision: null };
  return { kind: 'registry', url, revision: null };
}

/** Files are in the package since version 2 of the format, and in `[metadata.files]` before. */
function hashOf(toml: unknown, table: unknown, name: string): string | null {
  const files = listAt(table, 'files').length > 0 ? listAt(table, 'files') : listAt(toml, 'metadata', 'files', name);
  return textAt(files[0], 'hash');
}

function groupsOf(table: unknown): readonly string[] {
  const groups = textsAt(table, 'groups');
  const category = textAt(table, 'category');
  return groups.length > 0 ? groups : category === null ? [] : [category];
}

function packageOf(toml: unknown, table: unknown, line: number | null): FoundPackage {
  const [name, version] = [textAt(table, 'name'), textAt(table, 'version')];
  if (name === null || version === null)
    throw new DependencyFileError('unparsable', line, 'A package has no name or no version');
  const groups = groupsOf(table);
  const optional = member(table, 'optional') === true;
  const scopes = groupScopes(groups, 'main', () => false);
  return foundPackage({
    name,
    version,
    scopes: optional ? ['optional', ...scopes] : scopes,
    groups,
    source: sourceOf(table),
    integrity: hashOf(toml, table, name),
    line,
  });
}

/** `poetry.lock` of Poetry 1 and 2. */
export const poetryLock = defineDependencyFile({
  id: 'poetry-lock',
  ecosystem: 'pypi',
  name: { zh: 'Poetry 锁文件', en: 'Poetry lock file' },
  kind: 'lock',
  files: [/(?:^|\/)poetry\.lock$/u],
  source: 'https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock',
  manifests: besidePyproject,
  cap: 33_554_432,
  async read(text, context) {
    const toml = tomlDocument(text);
    const tables = listAt(toml, 'package');
    refuseTooMany(tables.length);
    const lines = tomlPlaces(text).arrays.get('package') ?? [];
    const plain = tables.map((table, index) => packageOf(toml, table, lines[index] ?? null));
    const keys = keysByName(plain);
    const asked = await askedBeside(context);
    const packages = plain.map((found, index) => ({
      ...found,
      direct: asked === null ? null : asked.has(pythonName(found.name)),
      dependsOn: [
        ...new Set(entriesAt(tables[index], 'dependencies').flatMap(([name]) => keys.get(pythonName(name)) ?? [])),
      ],
    }));
    return { root: null, packages: mergedByKey(packages), recorded: null, warnings: [] };
  },
});
