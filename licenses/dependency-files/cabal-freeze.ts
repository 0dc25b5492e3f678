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
import { defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const pin = /^(?:constraints:)?\s*any\.([A-Za-z0-9][\w-]{0,200})\s*==\s*([\d.]{1,100})\s*$/u;

/** `cabal.project.freeze`: one version for each package, however it is needed. */
export const cabalFreeze = defineDependencyFile({
  id: 'cabal-freeze',
  ecosystem: 'hackage',
  name: { zh: 'Cabal 冻结文件', en: 'Cabal freeze file' },
  kind: 'lock',
  files: [/(?:^|\/)cabal[\w.-]{0,100}\.freeze$/u],
  source: 'https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-freeze',
  manifests: (path) => [join(dirname(path), 'cabal.project')],
  manifestsBeside: { lock: 'cabal.project.freeze', manifests: /\.cabal$/u },
  cap: 4_194_304,
  read(text) {
    refuseMergeConflict(text);
    const packages = new Map<string, FoundPackage>();
    for (const [index, raw] of text.split(/\r?\n/u).entries()) {
      for (const part of raw.replace(/^\s*--.*$/u, '').split(',')) {
        const [, name, version] = pin.exec(part.trim()) ?? [];
        if (name === undefined || version === undefined) continue;
        const found = foundPackage({ name, version, line: index + 1 });
        packages.set(found.key, found);
      }
    }
    refuseTooMany(packages.size);
    return { root: null, packages: [...packages.values()], recorded: null, warnings: [] };
  },
});
