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

import type { FileFact, FileIndex } from '../check.ts';

/** Folders whose content comes from elsewhere. */
const vendored =
  /(?:^|\/)(?:vendor|vendored|third[-_]?party|3rd[-_]?party|external|externals|extern|node_modules|bower_components|godeps|pods|bundled|contrib\/(?:libs?|third[-_]?party))\//iu;
/** What a program wrote, or is kept only to be read by tests. */
const generated =
  /(?:^|\/)(?:dist|generated|__generated__|fixtures?|testdata|test[-_]data|snapshots?|__snapshots__)\/|\.min\.(?:js|css)$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|\.(?:g|freezed)\.dart$|[._-]generated\.\w+$|(?:^|\/)zz_generated\.|\.designer\.cs$/iu;
/** Formats that cannot carry a comment, or are documents and not source. */
const withoutHeader =
  /\.(?:json|jsonl|geojson|ipynb|lock|md|mdx|markdown|rst|adoc|txt|csv|tsv|svg|xml|ya?ml|toml|ini|cfg|conf|properties|html?|css|scss|less|po|pot|diff|patch|log)$/iu;
const regularFile = 0o100000;

/** Whether a path lies among code that was taken in from elsewhere. */
export function isVendored(path: string): boolean {
  return vendored.test(path);
}

function isSource(file: FileFact): boolean {
  return (file.mode & 0o170000) === regularFile && file.language !== null && !file.binary && file.size !== 0;
}

/** Source files that the project wrote: no vendored or generated code, no test data, no formats without comments. */
export function firstPartySource(files: FileIndex): FileFact[] {
  return files.all.filter(
    (file) =>
      isSource(file) && !vendored.test(file.path) && !generated.test(file.path) && !withoutHeader.test(file.path),
  );
}

/** Source files that were taken in from elsewhere. */
export function vendoredSource(files: FileIndex): FileFact[] {
  return files.all.filter((file) => isSource(file) && vendored.test(file.path));
}

/** The bundled component a vendored path belongs to: `vendor/github.com/a/b/x.go` → `vendor/github.com/a/b`. */
export function componentOf(path: string): string {
  const start = vendored.exec(path);
  const root = start === null ? '' : path.slice(0, start.index + start[0].length);
  const below = path.slice(root.length).split('/');
  const depth = below[0]?.includes('.') === true && below.length > 3 ? 3 : 1;
  return below.length === 1 ? root.replace(/\/$/u, '') : root + below.slice(0, depth).join('/');
}
