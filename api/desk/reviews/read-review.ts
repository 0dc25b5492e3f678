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
import { listAssignments } from '#store/queries/desk/assignments.ts';
import { gateRows } from '#store/queries/desk/gate-rows.ts';
import { type GivenJudgementRow, listJudgements } from '#store/queries/desk/judgements.ts';
import { listSignOffs } from '#store/queries/desk/sign-offs.ts';
import type { Database } from '#store/schema.ts';
import type { Actor } from '../actor.ts';
import { allowed, conflicted, noSuchThing } from '../authorise.ts';
import type { ObjectFacts } from '../facts.ts';
import { gateState } from '../rubric/gate.ts';
import { actorOf, listReviewers } from './assign.ts';
import { conversationOf } from './conversation.ts';
import { historyOf } from './history.ts';
import { keptRubric } from './kept-rubric.ts';
import { mayNow } from './may-now.ts';
import { type CriteriaGround, criteriaOf, dimensionsOf, signOffOf } from './review-criteria.ts';
import { seenEvidence } from './review-evidence.ts';
import type { ReviewAnswer } from './review-schema.ts';

type Criteria = Pick<ReviewAnswer, 'rubric' | 'evidence' | 'since' | 'dimensions' | 'criteria' | 'gate'>;

const unreviewed: Criteria = { rubric: null, evidence: null, since: null, dimensions: [], criteria: [], gate: null };

async function groundOf(
  db: Kysely<Database>,
  head: ApplicationHead,
  judgements: readonly GivenJudgementRow[],
  { actor, now }: Reading,
): Promise<CriteriaGround> {
  const [rubric, rows, evidence] = await Promise.all([
    keptRubric(db, head),
    gateRows(db, head.id),
    seenEvidence(db, head.id, judgements, actor.userId),
  ]);
  const { judgements: given, waivers, clarifications, signOffs } = rows;
  const items = evidence.newest?.items ?? [];
  const today = now.toISOString().slice(0, 10);
  const people = { judgements: given, waivers, clarifications, signOffs };
  const gate = gateState({ rubric, target: head.targetStage, items, today, ...people });
  return { rubric, stage: head.targetStage, gate, evidence, judgements, actor };
}

async function criteriaPart(db: Kysely<Database>, head: ApplicationHead, reading: Reading): Promise<Criteria> {
  const { rubricId, rubricVersion } = head;
  if (rubricId === null || rubricVersion === null) return unreviewed;
  const ground = await groundOf(db, head, await listJudgements(db, head.id), reading);
  const criteria = criteriaOf(ground);
  const { evidence, gate, rubric } = ground;
  const { newest, since } = evidence;
  const { ready, meanPoints, neededPoints, missing } = gate;
  return {
    rubric: { id: rubricId, version: rubricVersion, name: rubric.name },
    evidence: newest && { id: newest.id, takenAt: newest.takenAt.toISOString(), commits: newest.commits },
    since: since?.takenAt.toISOString() ?? null,
    dimensions: dimensionsOf(ground, criteria, mayNow(reading, head).includes('sign-off')),
    criteria,
    gate: { ready, meanPoints, neededPoints, missing: [...missing] },
  };
}

interface Reading {
  readonly actor: Actor;
  readonly facts: ObjectFacts;
  readonly now: Date;
}

function headOf(head: ApplicationHead, { facts, now }: Reading): ReviewAnswer['application'] {
  const { code, kind, state, title, project, fromStage, targetStage, applicantName, clock, clockLeft, version } = head;
  return {
    code,
    kind,
    state,
    title,
    project,
    fromStage,
    targetStage,
    applicantName,
    clock,
    clockLeft,
    version,
    organisations: [...head.organisations],
    dueAt: head.dueAt?.toISOString() ?? null,
    overdue: head.dueAt !== null && head.dueAt < now,
    submittedAt: head.submittedAt?.toISOString() ?? null,
    decidedAt: head.decidedAt?.toISOString() ?? null,
    open: facts.open,
  };
}

async function staffFor(db: Kysely<Database>, { actor, facts }: Reading): Promise<ReviewAnswer['staff']> {
  if (allowed(actor, 'review.assign', facts).kind === 'no') return [];
  const staff = await listReviewers(db, null);
  return staff.map((one) => ({
    member: one.userId,
    name: one.name,
    roles: [...one.roles],
    aside: conflicted(actorOf(one), facts),
  }));
}

/** Everything that staff see of a case. */
export async function reviewOf(db: Kysely<Database>, reading: Reading): Promise<ReviewAnswer> {
  const { actor, facts, now } = reading;
  const head = await readApplication(db, facts.code ?? '');
  if (head === null) throw noSuchThing();
  const [criteria, talk, signOffs, assignments, staff, history] = await Promise.all([
    criteriaPart(db, head, reading),
    conversationOf(db, head.id, { reader: 'staff', userId: actor.userId, facts, now }),
    listSignOffs(db, head.id),
    listAssignments(db, head.id),
    staffFor(db, reading),
    historyOf(db, facts, 'staff', { limit: 20 }),
  ]);
  return {
    application: headOf(head, reading),
    may: mayNow(reading, head),
    aside: conflicted(actor, facts),
    ...criteria,
    signOffs: signOffs.map((row) => signOffOf(row, actor)),
    clarifications: talk.clarifications,
    comments: talk.comments,
    assignments: assignments.map(({ at, dueAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
    })),
    staff,
    history: history.items,
  };
}
