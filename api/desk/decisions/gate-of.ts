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

import type { Kysely } from 'kysely';
import type { ApplicationHead } from '#store/queries/desk/application-state.ts';
import { type GateRows, gateRows } from '#store/queries/desk/gate-rows.ts';
import type { Database } from '#store/schema.ts';
import type { EvidenceItem } from '../evidence/item.ts';
import type { GateRules, RubricBody } from '../rubric/body.ts';
import { type GateState, gateState } from '../rubric/gate.ts';
import { rubricOf } from '../rubric/store.ts';

/** The gate of a case with what it was looked at by. */
export interface CaseGate {
  readonly rubric: RubricBody;
  readonly rules: GateRules;
  readonly state: GateState;
  readonly rows: GateRows;
}

/** Looks at the gate of a case with the version of the rubric that its review began with; null = no review began yet. */
export async function gateOf(
  db: Kysely<Database>,
  head: Pick<ApplicationHead, 'id' | 'targetStage' | 'rubricId' | 'rubricVersion'>,
  today: string,
): Promise<CaseGate | null> {
  const { id, targetStage, rubricId, rubricVersion } = head;
  if (rubricId === null || rubricVersion === null) return null;
  const rubric = await rubricOf(db, rubricId, rubricVersion);
  if (rubric === null) return null;
  const rows = await gateRows(db, id);
  const { items, ...given } = rows;
  const found = items as readonly Pick<EvidenceItem, 'criterion' | 'status'>[];
  const state = gateState({ rubric: rubric.body, target: targetStage, items: found, today, ...given });
  return { rubric: rubric.body, rules: rubric.body.gates[targetStage], state, rows };
}
