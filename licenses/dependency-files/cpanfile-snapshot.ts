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
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

interface Distribution {
  readonly found: FoundPackage;
  readonly provides: string[];
  readonly needs: string[];
}

const named = /^ {2}(\S{1,300})-(v?\d[^\s-]{0,100}(?:-TRIAL)?)$/u;

function distributionsOf(text: string): Distribution[] {
  const all: Distribution[] = [];
  let part = '';
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const current = all.at(-1);
    const heading = /^ {4}(\w{1,30}):/u.exec(line)?.[1];
    const module = /^ {6}([\w:']{1,300})(?:\s|$)/u.exec(line)?.[1];
    if (/^ {2}\S/u.test(line)) {
      const [, name = line.trim(), version = null] = named.exec(line) ?? [];
      all.push({ found: foundPackage({ name, version, line: index + 1 }), provides: [], needs: [] });
    } else if (heading !== undefined) part = heading;
    else if (module !== undefined && part === 'provides') current?.provides.push(module);
    else if (module !== undefined && part === 'requirements') current?.needs.push(module);
  }
  return all;
}

/** `cpanfile.snapshot` of Carton. */
export const cpanfileSnapshot = defineDependencyFile({
  id: 'cpanfile-snapshot',
  ecosystem: 'cpan',
  name: { zh: 'Carton 快照', en: 'Carton snapshot' },
  kind: 'lock',
  files: [/(?:^|\/)cpanfile\.snapshot$/u],
  source: 'https://metacpan.org/dist/Carton/view/lib/Carton/Doc/Install.pod',
  manifests: (path) => [join(dirname(path), 'cpanfile')],
  cap: 16_777_216,
  read(text) {
    refuseMergeConflict(text);
    if (!/^# carton snapshot format: version 1\.\d/u.test(text) && text.trim() !== '')
      throw new DependencyFileError('unsupported-version', 1, 'The file is no snapshot of version 1 of Carton');
    const all = distributionsOf(text);
    refuseTooMany(all.length);
    const keys = new Map(all.flatMap(({ found, provides }) => provides.map((module) => [module, found.key] as const)));
    const packages = all.map(({ found, needs }) => ({
      ...found,
      dependsOn: [...new Set(needs.flatMap((module) => keys.get(module) ?? []))].filter((key) => key !== found.key),
    }));
    return {
      root: null,
      packages: [...new Map(packages.map((found) => [found.key, found])).values()],
      recorded: null,
      warnings: [],
    };
  },
});
