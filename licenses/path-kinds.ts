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

const vendored =
  /(?:^|\/)(?:vendor|vendored|third[-_]?party|3rd[-_]?party|external|externals|extern|node_modules|bower_components|godeps|pods|bundled|contrib\/(?:libs?|third[-_]?party))\//iu;
const generated =
  /(?:^|\/)(?:dist|generated|__generated__|fixtures?|testdata|test[-_]data|snapshots?|__snapshots__)\/|\.min\.(?:js|css)$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|\.(?:g|freezed)\.dart$|[._-]generated\.\w+$|(?:^|\/)zz_generated\.|\.designer\.cs$/iu;

/** Whether a path lies among code that was taken in from elsewhere. */
export function isVendored(path: string): boolean {
  return vendored.test(path);
}

/** Length of the part of a path that says that it was taken in from elsewhere, with its slash; 0 for a path of the project's own. */
export function vendoredRoot(path: string): number {
  const found = vendored.exec(path);
  return found === null ? 0 : found.index + found[0].length;
}

/** Whether a program wrote it, or it is kept only to be read by tests. */
export function isGenerated(path: string): boolean {
  return generated.test(path);
}
