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

/** The head of a change whose commits were last read from git. */
export interface ChangeHeadTable {
  repository_id: string;
  change_number: string;
  head_sha: Buffer;
  /** Null = not known: `reason` tells why. */
  commits: number | null;
  /** `missing` = git does not have it, `no-base` = where it began is not known, `too-many` = more than are kept. */
  reason: string | null;
  seen_at: Date;
}
