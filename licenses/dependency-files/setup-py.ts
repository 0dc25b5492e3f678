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

import { defineDependencyFile, type FoundPackage, foundPackage, type Reading, type Scope } from '../dependency-file.ts';
import { pythonFound, pythonGroupScope, pythonRequirement } from '../dependency-parts/python-requirement.ts';
import { type SetupList, setupLists } from '../dependency-parts/python-setup.ts';
import { lineFinder, refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

function scopesOf({ keyword, extra }: SetupList): readonly Scope[] {
  if (keyword === 'setup_requires') return ['build'];
  if (keyword === 'tests_require') return ['test'];
  if (keyword !== 'extras_require') return [];
  return pythonGroupScope(extra ?? '') === 'test' ? ['optional', 'test'] : ['optional'];
}

function packagesOf(list: SetupList, lineAt: (offset: number) => number): FoundPackage[] {
  return list.literals.flatMap(({ text, offset }) => {
    const requirement = pythonRequirement(text);
    if (requirement === null) return [];
    const known = pythonFound(requirement);
    return foundPackage({
      ...known,
      key: `${list.keyword}:${list.extra ?? ''}:${known.name}:${known.constraint ?? ''}`,
      scopes: scopesOf(list),
      groups: list.extra === null ? [] : [list.extra],
      direct: true,
      line: lineAt(offset),
    });
  });
}

function rootOf(text: string): Reading['root'] {
  const name = /\bname\s{0,9}=\s{0,9}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})')/u.exec(text);
  const version = /\bversion\s{0,9}=\s{0,9}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})')/u.exec(text);
  const named = name?.[1] ?? name?.[2];
  return named === undefined ? null : { name: named, version: version?.[1] ?? version?.[2] ?? null };
}

/** `setup.py` is a program and is never run: only literals are read. */
export const setupPy = defineDependencyFile({
  id: 'setup-py',
  ecosystem: 'pypi',
  name: { zh: 'setup.py', en: 'setup.py' },
  kind: 'manifest',
  files: [/(?:^|\/)setup\.py$/u],
  source: 'https://setuptools.pypa.io/en/latest/userguide/dependency_management.html',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const lineAt = lineFinder(text);
    const lists = setupLists(text);
    const packages = new Map(lists.flatMap((list) => packagesOf(list, lineAt)).map((found) => [found.key, found]));
    refuseTooMany(packages.size);
    return {
      root: rootOf(text),
      packages: [...packages.values()],
      recorded: null,
      warnings: lists
        .filter(({ computed }) => computed)
        .map(({ keyword, offset }) => ({
          text: {
            zh: `${keyword} 由程序算出，只读取了其中的文字。`,
            en: `${keyword} is computed by the program: only the literals in it were read.`,
          },
          line: lineAt(offset),
        })),
    };
  },
});
