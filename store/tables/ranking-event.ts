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

/** A step in the life of a frozen ranking, which is a draft until its first one; rows are never changed. */
export interface RankingEventTable {
  id: Generated<string>;
  ranking_id: string;
  kind: 'noticed' | 'annotated' | 'finalised' | 'withdrawn';
  actor: string;
  reason: string | null;
  /** End of the public notice; null for other steps. */
  until: Date | null;
  at: Generated<Date>;
}
