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
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type ReadContext,
} from '../dependency-file.ts';
import { jsonDocument, jsonPlaces, repeatedKeys } from '../dependency-parts/json.ts';
import { mergedByKey } from '../dependency-parts/python-lock.ts';
import { pythonGroupScope, pythonName, pythonPin } from '../dependency-parts/python-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument } from '../dependency-parts/toml.ts';
import { entriesAt, isTable, listAt, textAt, textsAt } from '../dependency-parts/values.ts';

function manifestOf(path: string): string {
  return join(dirname(path), 'Pipfile');
}

/** Canonical names that the `Pipfile` beside it asks for; null when there is none. */
async function asked({ path, beside }: ReadContext): Promise<ReadonlySet<string> | null> {
  const text = await beside(manifestOf(path));
  if (text === null) return null;
  const tables = entriesAt(tomlDocument(text)).filter(([, table]) => isTable(table));
  return new Set(tables.flatMap(([, table]) => entriesAt(table).map(([name]) => pythonName(name))));
}

/** Indices of the lock by name; a package says by name from which one it is. */
function indexUrl(lock: unknown, name: string | null): string | null {
  const source = listAt(lock, '_meta', 'sources').find((one) => name !== null && textAt(one, 'name') === name);
  return textAt(source, 'url');
}

function sourceOf(lock: unknown, entry: unknown): PackageSource | null {
  const git = textAt(entry, 'git');
  if (git !== null) return { kind: 'git', url: git, revision: textAt(entry, 'ref') };
  const path = textAt(entry, 'path');
  if (path !== null) return { kind: 'path', url: path, revision: null };
  const file = textAt(entry, 'file');
  if (file !== null) return { kind: 'url', url: file, revision: null };
  const url = indexUrl(lock, textAt(entry, 'index'));
  return url === null ? null : { kind: 'registry', url, revision: null };
}

function packagesOf(lock: unknown, category: string, wanted: ReadonlySet<string> | null): FoundPackage[] {
  return entriesAt(lock, category).map(([name, entry]) => {
    const named = textAt(entry, 'index') === null ? null : true;
    const group = category === 'develop' ? 'dev' : category;
    return foundPackage({
      name,
      version: pythonPin(textAt(entry, 'version')?.replace(/\s+/gu, '') ?? null),
      scopes: category === 'default' ? [] : [pythonGroupScope(group)],
      groups: category === 'default' ? [] : [group],
      direct: wanted === null ? named : wanted.has(pythonName(name)),
      source: sourceOf(lock, entry),
      integrity: textsAt(entry, 'hashes')[0] ?? null,
    });
  });
}

/** A package that the work runs with is in no group, also where development names it again. */
function inFewestGroups(packages: readonly FoundPackage[]): FoundPackage[] {
  const plain = new Set(packages.filter(({ groups }) => groups.length === 0).map(({ key }) => key));
  return mergedByKey(packages).map((found) => (plain.has(found.key) ? { ...found, groups: [] } : found));
}

/** `Pipfile.lock`. */
export const pipfileLock = defineDependencyFile({
  id: 'pipfile-lock',
  ecosystem: 'pypi',
  name: { zh: 'Pipenv 锁文件', en: 'Pipenv lock file' },
  kind: 'lock',
  files: [/(?:^|\/)Pipfile\.lock$/u],
  source: 'https://pipenv.pypa.io/en/latest/pipfile.html',
  manifests: (path) => [manifestOf(path)],
  cap: 16_777_216,
  async read(text, context) {
    const lock = jsonDocument(text);
    if (!isTable(lock)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    const wanted = await asked(context);
    const categories = Object.keys(lock).filter((name) => name !== '_meta');
    const { lines, repeated } = jsonPlaces(text, 2);
    const all = categories.flatMap((category) =>
      packagesOf(lock, category, wanted).map((found) => ({
        ...found,
        line: lines.get(`${category}\0${found.name}`) ?? null,
      })),
    );
    refuseTooMany(all.length);
    return {
      root: null,
      packages: inFewestGroups(all),
      recorded: null,
      warnings: repeatedKeys(repeated),
    };
  },
});
