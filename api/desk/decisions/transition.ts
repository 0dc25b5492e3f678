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
import { holdApplication } from '#store/queries/desk/application-state.ts';
import { enterStage, holdProject, type StagedProject } from '#store/queries/desk/stage-steps.ts';
import type { Database } from '#store/schema.ts';
import { stageWords } from '../../report/words.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import type { DeskContext } from '../context.ts';
import { type Change, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { takeStep, wrongState } from '../reviews/step.ts';
import { type Case, caseOf } from './case.ts';
import { missingForTransition } from './conditions.ts';
import { listingOf } from './listing.ts';
import { refusedFor } from './missing.ts';
import { endNotice } from './notice.ts';
import { personOf } from './person.ts';

/** Who moves which case, on which version of it, and why. */
export interface MakeTransition {
  readonly context: Pick<DeskContext, 'jobs'>;
  readonly code: string;
  readonly actor: Actor;
  readonly version: number;
  readonly reason: string;
  readonly now: Date;
}

function staged({ stage, stageSince, admittedOn, listed }: StagedProject) {
  return { stage, stageSince, admittedOn, listed };
}

async function tell(tx: Kysely<Database>, { head }: Case, actor: Actor, now: Date): Promise<void> {
  const to = head.targetStage;
  await notify(tx, {
    to: {
      applicantOf: head.code,
      roles: ['committee', 'administrator'],
      ...(head.project === null ? {} : { maintainersOf: head.project, mentorsOf: head.project }),
    },
    except: actor.userId,
    kind: 'decision',
    object: { kind: 'application', id: head.code },
    text: {
      zh: `“${head.title}”进入${stageWords.zh[to]}阶段。`,
      en: `“${head.title}” has entered the stage: ${stageWords.en[to]}.`,
    },
    link: `/desk/applications/${head.code}/`,
    at: now,
  });
}

/**
 * Lets a project enter the stage that its case asks for, when nothing at all is missing. Everything that follows from it
 * is in the same transaction: the step with what it rests on, the place in the public list, the case closed, the notices,
 * and the jobs that make the public pages again.
 */
export async function makeTransition(
  tx: Kysely<Database>,
  { context, code, actor, version, reason, now }: MakeTransition,
): Promise<{ readonly id: string; readonly since: string; readonly audit: [Change, ...Change[]] }> {
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (!['reviewing', 'voting', 'notice'].includes(head.state)) throw wrongState(head);
  if (head.version !== version) throw stale(head);
  personOf(actor);
  // The stage that is looked at stays what it is until the end.
  if (head.project !== null) await holdProject(tx, head.project);
  const one = await caseOf(tx, head, now);
  const missing = missingForTransition(one, actor);
  const { gate, ground } = one;
  if (missing.length > 0 || gate === null || ground.project === null) {
    const stage = head.targetStage;
    const step = { zh: `进入${stageWords.zh[stage]}阶段`, en: `Entering the stage “${stageWords.en[stage]}”` };
    throw refusedFor(step, missing);
  }
  const listing = listingOf(ground);
  const [notice] = one.notices;
  const ended = notice?.state === 'open' ? await endNotice(tx, head, notice, now) : [];
  const step = await takeStep(
    tx,
    code,
    { from: [head.state], to: 'accepted', clock: 'none', now, decidedAt: now },
    reason,
  );
  const entered = await enterStage(tx, {
    project: ground.project,
    to: head.targetStage,
    at: now,
    actor: actor.id,
    reason,
    application: head.id,
    ...(head.rubricId === null || head.rubricVersion === null
      ? {}
      : { rubric: { id: head.rubricId, version: head.rubricVersion } }),
    evidence: gate.rows.evidence,
    ballot: one.ballots[0]?.id ?? null,
    notice: notice?.id ?? null,
    conditions: gate.state.items,
    ...(ground.listed || listing.kind === 'unfit' ? {} : { listing }),
  });
  await tell(tx, one, actor, now);
  await context.jobs.compute(tx, [ground.project]);
  await context.jobs.publish(tx);
  const change = {
    object: { kind: 'project', id: ground.project },
    before: staged(entered.before),
    after: { ...staged(entered.after), transition: entered.transition },
    reason,
  };
  return { id: entered.transition, since: entered.after.stageSince ?? '', audit: [change, step.change, ...ended] };
}
