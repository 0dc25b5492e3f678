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

/** An edge of the evidence graph: something that speaks for two identities being one person. `a_id < b_id`. */
export interface IdentityEvidenceTable {
  a_id: string;
  b_id: string;
  /** Id of the kind of evidence. */
  kind: string;
  /** Where it was seen: host, repository, file and line. */
  source: string;
  /** 0–1. */
  strength: number;
  detail: ColumnType<unknown, string | undefined, string>;
  seen_at: Generated<Date>;
}
