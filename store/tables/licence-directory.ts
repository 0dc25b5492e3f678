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

/** Licences of a directory of the scanned head and all below it. */
export interface LicenceDirectoryTable {
  repository_id: string;
  /** `.` is the root. */
  path: string;
  /** Null for the root. */
  parent: string | null;
  files: number;
  /** Files that were read and say nothing of a licence. */
  unstated: number;
  /** What the licence texts that stand right in it say; null when it has none. */
  own: string | null;
  /** `{ expression, files }[]`, most files first, at most 50. */
  expressions: unknown;
}
