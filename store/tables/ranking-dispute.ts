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

/** An objection to a ranking under public notice. */
export interface RankingDisputeTable {
  id: Generated<string>;
  ranking_id: string;
  project: string;
  /** What is disputed: a metric, check, discount or condition by id, or `score`. */
  subject: string;
  raised_by: string;
  text: string;
  raised_at: Generated<Date>;
  /** Null = open. */
  outcome: 'upheld' | 'dismissed' | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
}
