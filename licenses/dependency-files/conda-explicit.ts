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
import { DependencyFileError, defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { condaPurl } from '../dependency-parts/conda-package.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const address =
  /^(\S{1,1000})\/([^/\s]{1,50})\/([^/\s]{1,200})-([^-/\s]{1,100})-([^-/\s]{1,200}?)(?:\.conda|\.tar\.bz2)(?:#(\S{1,200}))?$/u;

/** An explicit list of addresses, as `conda list --explicit` and conda-lock write it. */
export const condaExplicit = defineDependencyFile({
  id: 'conda-explicit',
  ecosystem: 'conda',
  name: { zh: 'Conda 显式清单', en: 'Conda explicit list' },
  kind: 'lock',
  files: [/(?:^|\/)(?:[\w.-]{1,100}-)?conda-(?:linux|osx|win)-[\w-]{1,50}\.lock$/u],
  source:
    'https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html#building-identical-conda-environments',
  manifests: (path) => ['environment.yml', 'environment.yaml'].map((name) => join(dirname(path), name)),
  cap: 16_777_216,
  read(text) {
    refuseMergeConflict(text);
    const packages = new Map<string, FoundPackage>();
    let explicit = false;
    for (const [index, raw] of text.split(/\r?\n/u).entries()) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      const match = address.exec(line);
      if (line === '@EXPLICIT') explicit = true;
      else if (match === null)
        throw new DependencyFileError('unparsable', index + 1, 'The line is no address of a conda package');
      else {
        const [, channel = '', subdir = '', name = '', version = '', build = '', hash = null] = match;
        const source = { kind: 'registry', url: channel, revision: null } as const;
        const found = foundPackage({ name, version, source, integrity: hash, line: index + 1 });
        const purl = condaPurl(name, version, { build, channel, subdir });
        packages.set(found.key, { ...found, ...purl });
      }
    }
    if (!explicit) throw new DependencyFileError('unparsable', null, 'The list does not say @EXPLICIT');
    refuseTooMany(packages.size);
    return { root: null, packages: [...packages.values()], recorded: null, warnings: [] };
  },
});
