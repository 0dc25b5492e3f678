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

/** Somebody's word, or a file's, that an identity worked for an organisation; rows are never deleted. Half-open days. */
export interface AffiliationClaimTable {
  id: Generated<string>;
  identity_id: string;
  /** Organisation id, or `~` = on their own behalf. */
  organisation: string;
  valid_from: string | null;
  valid_to: string | null;
  /** Format or desk it came from. */
  source: string;
  /** Lower wins. */
  rank: number;
  /** Marked as the one that counts where several hold. */
  main: Generated<boolean>;
  /** Role or remark; what only advises (investor, mentor, board member) is no employment. */
  note: string | null;
  actor: string;
  claimed_at: Generated<Date>;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}
