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
import {
  type ApplicationHead,
  type ApplicationState,
  type Move,
  moveApplication,
} from '#store/queries/desk/application-state.ts';
import type { Database } from '#store/schema.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, notNow, stale } from '../decide.ts';

const stateNames: Readonly<Record<ApplicationState, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '草稿', en: 'a draft' },
  submitted: { zh: '已提交', en: 'submitted' },
  'need-info': { zh: '待补充材料', en: 'waiting for more information' },
  reviewing: { zh: '评审中', en: 'under review' },
  voting: { zh: '表决中', en: 'being voted on' },
  notice: { zh: '公示中', en: 'on public notice' },
  accepted: { zh: '已通过', en: 'accepted' },
  declined: { zh: '不通过', en: 'declined' },
  postponed: { zh: '暂缓', en: 'postponed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** Refuses a step that the state of a case does not allow. */
export function wrongState({ state }: { readonly state: ApplicationState }): Error {
  const { zh, en } = stateNames[state];
  return notNow(`申请现在是“${zh}”，这一步现在不能做。`, `The application is ${en} now, so this step is not open.`);
}

/** What the audit log keeps of a case that was moved. */
function stateOf({ state, clock, dueAt, clockLeft, version }: ApplicationHead) {
  return { state, clock, dueAt, clockLeft, version };
}

/** Takes a step with a case and tells it as a change for the audit log; throws what the person who acts should read. */
export async function takeStep(
  tx: Kysely<Database>,
  code: string,
  move: Move,
  reason: string | null,
): Promise<{ readonly after: ApplicationHead; readonly change: Change }> {
  const moved = await moveApplication(tx, code, move);
  if (moved.kind === 'refused') {
    if (moved.current === null) throw noSuchThing();
    // Another state says more than another version.
    throw move.from.includes(moved.current.state) ? stale(moved.current) : wrongState(moved.current);
  }
  const { before, after } = moved;
  return {
    after,
    change: { object: { kind: 'application', id: code }, before: stateOf(before), after: stateOf(after), reason },
  };
}
