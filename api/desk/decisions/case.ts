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
import { type ApplicationHead, readApplication } from '#store/queries/desk/application-state.ts';
import { type BallotRow, ballotsOf, type VoteRow, votesOf } from '#store/queries/desk/ballots.ts';
import { type StageGround, stageGround } from '#store/queries/desk/gate-rows.ts';
import { type NoticeRow, noticesOf, type ObjectionRow, objectionsOf } from '#store/queries/desk/notices.ts';
import { dayOfCentre } from '#store/queries/desk/stage-steps.ts';
import type { Database } from '#store/schema.ts';
import { noSuchThing } from '../authorise.ts';
import { type CaseGate, gateOf } from './gate-of.ts';

/** Everything that decisions about a case go by. */
export interface Case {
  readonly head: ApplicationHead;
  /** Null = no review began yet. */
  readonly gate: CaseGate | null;
  readonly ground: StageGround;
  /** The newest first. */
  readonly ballots: readonly BallotRow[];
  /** Votes of the newest ballot. */
  readonly votes: readonly VoteRow[];
  /** The newest first. */
  readonly notices: readonly NoticeRow[];
  readonly objections: readonly ObjectionRow[];
  readonly now: Date;
}

/** Reads a case that the caller holds, or looks at only. */
export async function caseOf(db: Kysely<Database>, head: ApplicationHead, now: Date): Promise<Case> {
  const ballots = await ballotsOf(db, head.id);
  const [newest] = ballots;
  return {
    head,
    gate: await gateOf(db, head, dayOfCentre(now)),
    ground: await stageGround(db, head.id),
    ballots,
    votes: newest === undefined ? [] : await votesOf(db, newest.id),
    notices: await noticesOf(db, head.id),
    objections: await objectionsOf(db, head.id),
    now,
  };
}

/** Reads a case by its code. */
export async function readCase(db: Kysely<Database>, code: string, now: Date): Promise<Case> {
  const head = await readApplication(db, code);
  if (head === null) throw noSuchThing();
  return caseOf(db, head, now);
}
