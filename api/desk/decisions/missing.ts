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

import type { Text } from '#store/facts.ts';
import type { ApiError } from '../../errors.ts';
import { notNow } from '../decide.ts';
import type { GateState } from '../rubric/gate.ts';

/** One thing that keeps a step closed: a word for programs, as `item:LEG-01` or `ballot`, and a sentence for people. */
export interface Missing {
  readonly code: string;
  readonly text: Text;
}

/** Something that is missing. */
export function missing(code: string, zh: string, en: string): Missing {
  return { code, text: { zh, en } };
}

/** What a gate is missing; words and sentences of one state, in the same order. */
export function missingOfGate(gate: GateState): Missing[] {
  const items = gate.items.filter(
    ({ need, state }) => need === 'required' && (state === 'unjudged' || state === 'not-met'),
  );
  const codes = items.map(({ criterion }) => `item:${criterion}`);
  const signOffs = gate.signOffs.filter(({ met }) => !met).map(({ dimension }) => `sign-off:${dimension}`);
  // Between items and sign-offs stand questions about the whole case, and the mean of points.
  const between = gate.missing.length - codes.length - signOffs.length;
  const general = Array.from({ length: Math.max(0, between) }, (_, i) =>
    i === between - 1 && belowMean(gate) ? 'mean-points' : 'clarification',
  );
  const all = [...codes, ...general, ...signOffs];
  return gate.missing.map((text, i) => ({ code: all[i] ?? 'gate', text }));
}

function belowMean({ meanPoints, neededPoints }: GateState): boolean {
  return neededPoints !== null && (meanPoints === null || meanPoints < neededPoints);
}

/** Refuses a step and names everything that is missing. */
export function refusedFor(step: Text, all: readonly Missing[]): ApiError {
  return notNow(
    `${step.zh}还不行：${all.map(({ text }) => text.zh).join('')}`,
    `${step.en} is not possible yet. ${all.map(({ text }) => text.en).join(' ')}`,
    all.map(({ code }) => code),
  );
}
