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

import { defineDependencyFile, type FoundPackage } from '../dependency-file.ts';
import { perlNeed } from '../dependency-parts/perl-prereqs.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

const need =
  /\b(?:(configure|build|test|author)_)?(requires|recommends|suggests)\s{0,50}\(?\s{0,50}(["'])([\w:]{1,200})\3(?:\s*(?:,|=>)\s*(?:(["'])([^"'\n]{0,200})\5|(v?[\d._]{1,50})))?/gu;
const phase = /\bon\s{0,50}\(?\s{0,50}(["']?)(\w{1,30})\1\s*(?:,|=>)\s*sub\s*\{/u;

/** `cpanfile`: a program that is never run; calls with literals are read, with the phase around them. */
export const cpanfile = defineDependencyFile({
  id: 'cpanfile',
  ecosystem: 'cpan',
  name: { zh: 'cpanfile', en: 'cpanfile' },
  kind: 'manifest',
  files: [/(?:^|\/)cpanfile$/u],
  source: 'https://metacpan.org/dist/Module-CPANfile/view/lib/cpanfile.pod',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const packages = new Map<string, FoundPackage>();
    let around: string | null = null;
    for (const [index, raw] of text.split(/\r?\n/u).entries()) {
      const line = raw.replace(/(?:^|\s)#.*$/u, '');
      around = phase.exec(line)?.[2] ?? around;
      for (const match of line.matchAll(need)) {
        const own = match[1] === 'author' ? 'develop' : match[1];
        const version = match[6] ?? match[7] ?? '';
        for (const found of perlNeed(match[4] ?? '', version, own ?? around ?? 'runtime', match[2] ?? '', index + 1))
          packages.set(found.key, found);
      }
      if (/^\s*\}|\}\s*;\s*$/u.test(line)) around = null;
    }
    refuseTooMany(packages.size);
    return { root: null, packages: [...packages.values()], recorded: null, warnings: [] };
  },
});
