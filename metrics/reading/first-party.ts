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

import { isGenerated, isVendored, vendoredRoot } from '#licenses/path-kinds.ts';
import type { FileFact, FileIndex } from '../check.ts';

/** Formats that cannot carry a comment, or are documents and not source. */
const withoutHeader =
  /\.(?:json|jsonl|geojson|ipynb|lock|md|mdx|markdown|rst|adoc|txt|csv|tsv|svg|xml|ya?ml|toml|ini|cfg|conf|properties|html?|css|scss|less|po|pot|diff|patch|log)$/iu;
const regularFile = 0o100000;

function isSource(file: FileFact): boolean {
  return (file.mode & 0o170000) === regularFile && file.language !== null && !file.binary && file.size !== 0;
}

/** Source files that the project wrote: no vendored or generated code, no test data, no formats without comments. */
export function firstPartySource(files: FileIndex): FileFact[] {
  return files.all.filter(
    (file) => isSource(file) && !isVendored(file.path) && !isGenerated(file.path) && !withoutHeader.test(file.path),
  );
}

/** Source files that were taken in from elsewhere. */
export function vendoredSource(files: FileIndex): FileFact[] {
  return files.all.filter((file) => isSource(file) && isVendored(file.path));
}

/** The bundled component a vendored path belongs to: `vendor/github.com/a/b/x.go` → `vendor/github.com/a/b`. */
export function componentOf(path: string): string {
  const root = path.slice(0, vendoredRoot(path));
  const below = path.slice(root.length).split('/');
  const depth = below[0]?.includes('.') === true && below.length > 3 ? 3 : 1;
  return below.length === 1 ? root.replace(/\/$/u, '') : root + below.slice(0, depth).join('/');
}
