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

/** What a check of a change found, once a head. */
export interface ChangeVerdictTable {
  repository_id: string;
  change_number: string;
  head_sha: Buffer;
  /** Null when it came to no comparison. */
  base_sha: Buffer | null;
  /** Name of the branch that it was judged for; null for verdicts of before it was kept. */
  base_ref: string | null;
  verdict: 'pass' | 'fail' | 'undecided';
  errors: number;
  warnings: number;
  /** JSON as docs/check.schema.json describes it; null when it came to none. */
  report: string | null;
  /** Why there is no report, or why the platform could not be told; null when all is well. */
  problem: string | null;
  checked_at: Date;
  /** Null = the platform was not told. */
  told_at: Date | null;
  /** Id of the actor whose pipeline says so; null = checked here. */
  reported_by: string | null;
}
