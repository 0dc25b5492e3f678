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
import { defineDependencyFile, type FoundPackage } from '../dependency-file.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { paketDependencies } from '../dependency-parts/paket-dependencies-text.ts';
import { paketLockEntries } from '../dependency-parts/paket-lock-text.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

/** What the manifest beside the lock asks for: names in lower case, with their groups. */
function askedNames(text: string | null): ReadonlySet<string> | null {
  if (text === null) return null;
  const asked = paketDependencies(text, () => undefined);
  return new Set(asked.map(({ name, groups }) => `${groups[0] ?? ''}/${name}`.toLowerCase()));
}

/** Paket's lock file. */
export const paketLock = defineDependencyFile({
  id: 'paket-lock',
  ecosystem: 'nuget',
  name: { zh: 'Paket 锁文件', en: 'Paket lock file' },
  kind: 'lock',
  files: [/(?:^|\/)paket\.lock$/],
  source: 'https://fsprojects.github.io/Paket/lock-file.html',
  manifests: (path) => [join(dirname(path), 'paket.dependencies')],
  cap: 16 * 1024 * 1024,
  async read(text, { path, beside }) {
    refuseMergeConflict(text);
    const warnings = warningList();
    const found = paketLockEntries(text, (line, odd) => {
      warnings.add(`第 ${line} 行看不懂：${shown(odd)}`, `Line ${line} is not understood: ${shown(odd)}`, line);
    });
    refuseTooMany(found.length);
    const asked = askedNames(await beside(join(dirname(path), 'paket.dependencies')));
    const direct = ({ name, groups }: FoundPackage) => asked?.has(`${groups[0] ?? ''}/${name}`.toLowerCase()) ?? null;
    const packages = mergeFound(found).map((one) => ({ ...one, direct: direct(one) }));
    return { root: null, packages, recorded: null, warnings: warnings.all() };
  },
});
