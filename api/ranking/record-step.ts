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

import { commandActor } from '../desk/actor.ts';
import type { DeskContext } from '../desk/context.ts';
import { decide } from '../desk/decide.ts';
import type { Done, Run, StepWords } from './steps.ts';

/** Takes a step on the command line as a decision, so that the audit log has it like those of the desk. */
export async function recordStep(desk: DeskContext, step: Run, words: StepWords): Promise<Done> {
  const { actor, reason } = words.options;
  const name = typeof actor === 'string' ? actor : '';
  const act = { actor: commandActor(name), action: 'ranking.publish', request: null };
  const decision = await decide(desk, act, async (tx) => {
    const done = await step(tx, words);
    const object = {
      kind: done.dispute === undefined ? 'ranking' : 'dispute',
      id: done.dispute ?? words.args[1] ?? '',
    };
    const change = {
      object,
      before: null,
      after: { step: done.step, until: done.until, dispute: done.dispute },
      reason: typeof reason === 'string' ? reason : null,
    };
    return { answer: done, audit: [change] };
  });
  return decision.answer;
}
