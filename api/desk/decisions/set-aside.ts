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
import type { Stage } from '#store/facts.ts';
import { type ApplicationHead, type ApplicationState, holdApplication } from '#store/queries/desk/application-state.ts';
import { stageGround } from '#store/queries/desk/gate-rows.ts';
import { dayOfCentre, enterStage, waitingStages } from '#store/queries/desk/stage-steps.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { takeStep, wrongState } from '../reviews/step.ts';
import { reviewAgain } from './objection.ts';
import { personOf } from './person.ts';
import { standDown } from './stand-down.ts';
import type { Acting } from './waiver.ts';

/** A step of the committee outside of the way through the gate. */
export interface SetAside extends Acting {
  readonly version: number;
  readonly reason: string;
}

const pending: readonly ApplicationState[] = ['submitted', 'need-info', 'reviewing', 'voting', 'notice'];

async function held(
  tx: Kysely<Database>,
  { code, actor, version }: SetAside,
  from: readonly ApplicationState[],
): Promise<ApplicationHead> {
  personOf(actor);
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (!from.includes(head.state)) throw wrongState(head);
  if (head.version !== version) throw stale(head);
  return head;
}

/** A project that is in the public list and not admitted yet shows there what became of its application. */
async function showStage(tx: Kysely<Database>, head: ApplicationHead, to: Stage, by: SetAside): Promise<Change[]> {
  const { project, stage, listed } = await stageGround(tx, head.id);
  const waiting = (waitingStages as readonly (string | null)[]).includes(stage);
  if (project === null || !listed || !waiting || stage === to) return [];
  const step = { project, to, at: by.now, actor: by.actor.id, reason: by.reason, application: head.id };
  const { before, after } = await enterStage(tx, step);
  const change = {
    object: { kind: 'project', id: project },
    before: { stage: before.stage, stageSince: before.stageSince },
    after: { stage: after.stage, stageSince: after.stageSince },
    reason: by.reason,
  };
  return [change];
}

async function tell(tx: Kysely<Database>, head: ApplicationHead, by: SetAside, zh: string, en: string): Promise<void> {
  await notify(tx, {
    to: { applicantOf: head.code, roles: ['committee'] },
    except: by.actor.userId,
    kind: 'decision',
    object: { kind: 'application', id: head.code },
    text: {
      zh: `“${head.title}”${zh}：${by.reason.slice(0, 200)}`,
      en: `“${head.title}” ${en}: ${by.reason.slice(0, 200)}`,
    },
    link: `/apply/${head.code}/`,
    at: by.now,
  });
}

/** Refuses a case. */
export async function decline(tx: Kysely<Database>, by: SetAside): Promise<[Change, ...Change[]]> {
  const head = await held(tx, by, [...pending, 'postponed']);
  const cancelled = await standDown(tx, head.id, by.now);
  const move = { from: [head.state], to: 'declined', clock: 'none', now: by.now, decidedAt: by.now } as const;
  const step = await takeStep(tx, by.code, move, by.reason);
  const shown = await showStage(tx, head, 'declined', by);
  await tell(tx, head, by, '未通过', 'was declined');
  return [step.change, ...cancelled, ...shown];
}

/** Puts a case off until a day, on which its clock runs out. */
export async function postpone(tx: Kysely<Database>, by: SetAside, until: string): Promise<[Change, ...Change[]]> {
  const latest = dayOfCentre(new Date(by.now.getTime() + 366 * 86_400_000));
  if (until <= dayOfCentre(by.now) || until > latest) {
    throw new ApiError(
      'bad-parameter',
      {
        zh: `暂缓到的日期须在今天之后，最晚 ${latest}。`,
        en: `It is put off to a day after today, ${latest} at the latest.`,
      },
      { parameter: 'until' },
    );
  }
  const head = await held(tx, by, pending);
  const cancelled = await standDown(tx, head.id, by.now);
  // The day begins at midnight of the centre.
  const clock = { name: 'postponed', dueAt: new Date(`${until}T00:00:00+08:00`) };
  const move = { from: [head.state], to: 'postponed', clock, now: by.now, decidedAt: by.now } as const;
  const step = await takeStep(tx, by.code, move, by.reason);
  const shown = await showStage(tx, head, 'postponed', by);
  await tell(tx, head, by, `暂缓至 ${until}`, `was put off until ${until}`);
  return [step.change, ...cancelled, ...shown];
}

/** Takes a case up again: after a lost vote, from a notice, or after it was declined or put off. A new vote is needed. */
export async function reopen(tx: Kysely<Database>, by: SetAside): Promise<[Change, ...Change[]]> {
  const head = await held(tx, by, ['voting', 'notice', 'declined', 'postponed']);
  const [first, ...more] = await reviewAgain(tx, head, by.reason, by.now);
  const shown = await showStage(tx, head, 'applied', by);
  return [first, ...more, ...shown];
}
