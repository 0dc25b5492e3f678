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

import type { ColumnType } from 'kysely';

/** The newest reading of a repository's head for licences; stays with its date until the next one is whole. */
export interface LicenceScanTable {
  repository_id: string;
  head_sha: Buffer;
  index_version: string;
  started_at: Date;
  scanned_at: Date;
  /** Of the head, whatever they are. */
  files: number;
  /** Files that a later visit goes on with. */
  remaining: number;
  /** `{ [FileOutcome]: files }`. */
  outcomes: ColumnType<unknown, string, string>;
  /** `{ expression, files }[]`, most files first, at most 1,000. */
  expressions: ColumnType<unknown, string, string>;
  /** `{ name, files }[]` of holders of copyright, most files first, at most 1,000. */
  holders: ColumnType<unknown, string, string>;
  /** `Completeness`. */
  completeness: ColumnType<unknown, string, string>;
}
