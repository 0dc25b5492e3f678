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
import { defineDependencyFile, type FoundPackage, foundPackage, type Recorded } from '../dependency-file.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const heading = /^# (\S{1,500}) (v\S{1,200})(?: => (\S{1,500})(?: (v\S{1,200}))?)?\s*$/u;

/** `vendor/modules.txt`: the modules of which a copy lies in the repository. */
export const goVendorModules = defineDependencyFile({
  id: 'go-vendor-modules',
  ecosystem: 'go',
  name: { zh: 'Go vendor 目录', en: 'Go vendor directory' },
  kind: 'lock',
  files: [/(?:^|\/)vendor\/modules\.txt$/u],
  source: 'https://go.dev/ref/mod#go-mod-vendor',
  manifests: () => [],
  cap: 16_777_216,
  read(text, { path }) {
    refuseMergeConflict(text);
    const packages = new Map<string, FoundPackage>();
    const recorded: Recorded[] = [];
    const manifest = join(dirname(dirname(path)), 'go.mod');
    let last: { readonly name: string; readonly version: string } | null = null;
    for (const [index, line] of text.split('\n').entries()) {
      const found = heading.exec(line);
      if (found === null) {
        if (last !== null && /^## (?:.*; ?)?explicit(?:;|\s*$)/u.test(line))
          recorded.push({ manifest, name: last.name, constraint: last.version });
        continue;
      }
      const [, name = '', version = '', other, otherVersion] = found;
      last = { name: other ?? name, version };
      const used = other === undefined ? version : (otherVersion ?? null);
      const local = other !== undefined && otherVersion === undefined;
      const one = foundPackage({
        name: other ?? name,
        version: used?.slice(1) ?? null,
        source: { kind: local ? 'path' : 'registry', url: local ? other : null, revision: null },
        line: index + 1,
      });
      packages.set(one.key, one);
    }
    refuseTooMany(packages.size);
    // What the toolchain brings is never copied, so that there is nothing to be out of step.
    if (recorded.length > 0) recorded.push({ manifest, name: 'stdlib', constraint: null });
    return { root: null, packages: [...packages.values()], recorded, warnings: [] };
  },
});
