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

import type { Generated } from 'kysely';

/** Somebody's word that two identities are one person or are not; rows are never deleted. At most one stands for a pair. */
export interface IdentityDecisionTable {
  id: Generated<string>;
  a_id: string;
  b_id: string;
  verdict: 'same' | 'different';
  actor: string;
  reason: string;
  decided_at: Generated<Date>;
  undone_at: Date | null;
  undone_by: string | null;
  undone_reason: string | null;
}
