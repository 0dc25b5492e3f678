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

/** A project entered a stage, with everything the decision rested on. */
export interface StageTransitionTable {
  id: Generated<string>;
  project: string;
  application: string | null;
  from_stage: string;
  to_stage: string;
  at: Generated<Date>;
  actor: string;
  rubric_id: string | null;
  rubric_version: number | null;
  evidence: string | null;
  ballot: string | null;
  notice: string | null;
  /** Every gate item with how it was met. */
  conditions: ColumnType<unknown, string, string>;
  reason: string;
}
