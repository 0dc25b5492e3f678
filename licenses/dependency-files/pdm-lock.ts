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
import {
  askedBeside,
  besidePyproject,
  groupScopes,
  keysByName,
  keysOfRequirements,
  mergedByKey,
} from '../dependency-parts/python-lock.ts';
import { pythonName } from '../dependency-parts/python-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { listAt, textAt, textsAt } from '../dependency-parts/values.ts';

function sourceOf(table: unknown): PackageSource | null {
  const [git, url, path] = [textAt(table, 'git'), textAt(table, 'url'), textAt(table, 'path')];
  if (git !== null) return { kind: 'git', url: git, revision: textAt(table, 'revision') ?? textAt(table, 'ref') };
  if (url !== null) return { kind: 'url', url, revision: null };
  return path === null ? null : { kind: 'path', url: path, revision: null };
}

/** Groups that the project offers as extras are optional; others are for its development. */
function packageOf(toml: unknown, table: unknown, line: number | null): FoundPackage {
  const name = textAt(table, 'name');
  if (name === null) throw new DependencyFileError('unparsable', line, 'A package has no name');
  const groups = textsAt(table, 'groups');
  const old = listAt(toml, 'metadata', 'files', `${name} ${textAt(table, 'version') ?? ''}`);
  const files = listAt(table, 'files').length > 0 ? listAt(table, 'files') : old;
  return foundPackage({
    name,
    version: textAt(table, 'version'),
    scopes: groupScopes(groups, 'default', (group) => !/^(?:dev|tests?|docs?|lint|tox|build|ci|typing)$/iu.test(group)),
    groups,
    source: sourceOf(table),
    integrity: textAt(files[0], 'hash'),
    line,
  });
}

/** `pdm.lock`. */
export const pdmLock = defineDependencyFile({
  id: 'pdm-lock',
  ecosystem: 'pypi',
  name: { zh: 'PDM 锁文件', en: 'PDM lock file' },
  kind: 'lock',
  files: [/(?:^|\/)pdm(?:\.[\w-]{1,100})?\.lock$/u],
  source: 'https://pdm-project.org/latest/usage/lockfile/',
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
      dependsOn: keysOfRequirements(textsAt(tables[index], 'dependencies'), keys).filter((key) => key !== found.key),
    }));
    return { root: null, packages: mergedByKey(packages), recorded: null, warnings: [] };
  },
});
