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

import { defineDependencyFile } from '../dependency-file.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { paketDependencies as packagesOf } from '../dependency-parts/paket-dependencies-text.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

/** What Paket is asked for: packages of NuGet, and files from GitHub and elsewhere. */
export const paketDependencies = defineDependencyFile({
  id: 'paket-dependencies',
  ecosystem: 'nuget',
  name: { zh: 'Paket 依赖声明', en: 'Paket dependencies' },
  kind: 'manifest',
  files: [/(?:^|\/)paket\.dependencies$/],
  source: 'https://fsprojects.github.io/Paket/dependencies-file.html',
  manifests: null,
  cap: 4 * 1024 * 1024,
  read(text) {
    refuseMergeConflict(text);
    const warnings = warningList();
    const found = packagesOf(text, (line, odd) => {
      warnings.add(`第 ${line} 行看不懂：${shown(odd)}`, `Line ${line} is not understood: ${shown(odd)}`, line);
    });
    refuseTooMany(found.length);
    return { root: null, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
