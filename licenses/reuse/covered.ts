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

import type { FileLicences } from '../scan/result.ts';

const versionControl = /(?:^|\/)(?:\.git|\.hg|\.sl|\.svn|\.jj|CVS)(?:\/|$)|(?:^|\/)\.(?:hgtags|gitmodules\.lock)$/u;
const licenceText = /^(?:LICEN[CS]E|COPYING)(?:[-.].*)?$/u;
const spdxDocument = /\.spdx(?:\.(?:rdf|rdf\.xml|json|xml|ya?ml))?$/iu;

/** Whether a file must carry information of its own: no licence texts, REUSE's own files, links, submodules, empty files or SPDX documents. */
export function isCovered(
  { path, outcome, size }: Pick<FileLicences, 'path' | 'outcome' | 'size'>,
  mesonRoots: ReadonlySet<string>,
): boolean {
  if (outcome === 'symlink' || outcome === 'submodule' || outcome === 'special' || size === 0) return false;
  if (versionControl.test(path) || /^(?:LICENSES|\.reuse)\//u.test(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (licenceText.test(name) || name === 'REUSE.toml' || name.endsWith('.license') || spdxDocument.test(name))
    return false;
  const meson = /^(|.*?\/)subprojects\/[^/]+\//u.exec(path);
  return meson === null || !mesonRoots.has(meson[1] ?? '');
}

/** Directories, with a slash at their ends, that have a `meson.build`: what lies in their `subprojects/` is another project. */
export function mesonRootsOf(files: readonly Pick<FileLicences, 'path'>[]): Set<string> {
  return new Set(
    files
      .filter(({ path }) => /(?:^|\/)meson\.build$/u.test(path))
      .map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)),
  );
}
