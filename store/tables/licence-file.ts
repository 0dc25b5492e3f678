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

/** A file of the scanned head that says something of a licence or a holder, or that could not be read; of all others the directory has the count. */
export interface LicenceFileTable {
  repository_id: string;
  /** As in `tree_file`. */
  path: string;
  /** `.` is the root. */
  directory: string;
  blob: Buffer;
  outcome: string;
  /** Stable code of why it was not read; null when it was. */
  problem: string | null;
  expression: string | null;
}
