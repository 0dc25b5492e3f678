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

/** A file of the crawled head. */
export interface TreeFileTable {
  repository_id: string;
  /** Bytes that are not UTF-8 are escaped as `\xNN`; at most 4,096 bytes. */
  path: string;
  /** Octal mode as a number of git: 0o100644, 0o100755, 0o120000 (symlink, never followed), 0o160000 (submodule). */
  mode: number;
  /** Bytes; null for submodules. */
  size: string | null;
  blob: Buffer;
  /** Language by name and extension, as `TypeScript`; null when not source. */
  language: string | null;
}
