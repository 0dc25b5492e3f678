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

/** Questions to a project whose health is in doubt, and what came of them. */
export interface HealthReviewTable {
  id: Generated<string>;
  project: string;
  reason: string;
  /** What the machine had found when it was opened; null = a person's reason alone. */
  evidence: ColumnType<unknown, string | null, string | null>;
  opened_by: string;
  opened_at: Generated<Date>;
  due_on: string;
  state: Generated<'open' | 'answered' | 'closed'>;
  /** Answers by area; `healthAreas` of `api/desk/life/health-areas.ts`. */
  answer: ColumnType<unknown, string | null | undefined, string | null>;
  answered_by: string | null;
  answered_at: Date | null;
  outcome: 'healthy' | 'watch' | 'retire' | null;
  closed_by: string | null;
  closed_at: Date | null;
  close_reason: string | null;
  /** The case of retirement that followed. */
  application: string | null;
  version: Generated<number>;
}
