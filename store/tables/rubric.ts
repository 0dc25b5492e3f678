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

import type { ColumnType, Generated } from 'kysely';

/** A version of the stages, criteria, thresholds, weights, roles and clocks of incubation; a review keeps the version it began with. */
export interface RubricTable {
  id: string;
  version: number;
  state: Generated<'draft' | 'active' | 'retired'>;
  /** `RubricBody` of `api/desk/rubric/body.ts`. */
  body: ColumnType<unknown, string, string>;
  /** SHA-256 (hex) of the canonical JSON of `body`. */
  digest: string;
  made_by: string;
  made_at: Generated<Date>;
  approved_by: string | null;
  activated_at: Date | null;
  /** Counts changes of a draft, for optimistic locking. */
  edits: Generated<number>;
}
