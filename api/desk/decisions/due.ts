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
import { type ApplicationHead, holdApplication } from '#store/queries/desk/application-state.ts';
import { ballotsOf, dueCases } from '#store/queries/desk/ballots.ts';
import { noticesOf } from '#store/queries/desk/notices.ts';
import type { Database } from '#store/schema.ts';
import { machine } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { type Change, decide } from '../decide.ts';
import { settleBallot } from './ballot.ts';
import { endNotice } from './notice.ts';
import { standDown } from './stand-down.ts';

async function settleCase(tx: Kysely<Database>, head: ApplicationHead, now: Date): Promise<Change[]> {
  if (head.state !== 'voting' && head.state !== 'notice') return standDown(tx, head.id, now);
  const [ballot] = await ballotsOf(tx, head.id);
  if (head.state === 'voting' && ballot?.state === 'open' && ballot.closesAt <= now) {
    return (await settleBallot(tx, head, ballot, now)).audit;
  }
  const [notice] = await noticesOf(tx, head.id);
  if (notice?.state === 'open' && notice.untilAt <= now) return endNotice(tx, head, notice, now);
  return [];
}

/**
 * Closes ballots and notices whose time is over, each in a transaction of its own; returns of how many cases. The
 * machine counts and nothing else: what follows from the count is for people.
 */
export async function settleDue(context: DeskContext): Promise<number> {
  let settled = 0;
  for (const code of await dueCases(context.db, context.now())) {
    const act = { actor: machine, action: 'decision.clock', request: null };
    const { audit } = await decide(context, act, async (tx, now) => {
      const head = await holdApplication(tx, code);
      const [first, ...more] = head === null ? [] : await settleCase(tx, head, now);
      return { answer: null, audit: first === undefined ? 'unchanged' : [first, ...more] };
    });
    if (audit !== 'unchanged') settled += 1;
  }
  return settled;
}
