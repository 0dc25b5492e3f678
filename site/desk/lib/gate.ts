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

import type { AnswerOf } from '#api/desk/client.ts';

/** What a project still has to do for a stage, as the API tells it. */
export type GateEvidence = AnswerOf<'read-gate-evidence'>;

/** Stages that a project can apply for. */
export const gateStages = ['sandbox', 'incubating', 'graduated'] as const;

/** Required items on which somebody has something to do: those that fail, and those that nobody knows enough about. */
export function toDo({ items }: GateEvidence): GateEvidence['items'] {
  return items.filter(({ need, status }) => need === 'required' && status !== 'pass' && status !== 'not-applicable');
}

/** Stages that lie ahead of one; all of them for a project that is in none yet, or no more. */
export function stagesAhead(stage: string): readonly (typeof gateStages)[number][] {
  return gateStages.slice(gateStages.findIndex((one) => one === stage) + 1);
}
