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
import { type ApplicationHead, holdApplication, keepApplication } from '#store/queries/desk/application-state.ts';
import {
  answerObjection,
  insertObjection,
  type NoticeRow,
  noticesOf,
  type ObjectionRow,
  objectionsOf,
} from '#store/queries/desk/notices.ts';
import { dayOfCentre } from '#store/queries/desk/stage-steps.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, notNow, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { takeStep } from '../reviews/step.ts';
import { votePage } from './ballot.ts';
import { gateOf } from './gate-of.ts';
import { personOf } from './person.ts';
import { standDown } from './stand-down.ts';
import type { Acting } from './waiver.ts';

const day = 86_400_000;

/** What somebody holds against a decision. */
export interface RaiseObjection {
  readonly name: string;
  readonly contact: string | null;
  readonly text: string;
}

/** Takes an objection of anybody, as long as the notice is open. */
export async function raiseObjection(
  tx: Kysely<Database>,
  { code, actor, now }: Acting,
  { name, contact, text }: RaiseObjection,
): Promise<{ readonly id: string; readonly audit: [Change] }> {
  // Shared: many object at once, and none while the notice is ended.
  const head = await keepApplication(tx, code);
  if (head === null) throw noSuchThing();
  const [notice] = await noticesOf(tx, head.id);
  if (head.state !== 'notice' || notice === undefined || notice.state !== 'open' || notice.untilAt <= now) {
    throw notNow(
      '公示已经结束（或还没有开始），现在不能提出异议。',
      'The notice is over, or has not begun: objections are not taken now.',
      ['notice'],
    );
  }
  const id = await insertObjection(tx, { notice: notice.id, raisedBy: actor.id, name, contact, text, at: now });
  await notify(tx, {
    to: { roles: ['committee', 'administrator'], applicantOf: code },
    except: actor.userId,
    kind: 'notice',
    object: { kind: 'application', id: code },
    text: { zh: `“${head.title}”收到一条异议。`, en: `Somebody objects to “${head.title}”.` },
    link: votePage(code),
    at: now,
  });
  // Names and words of the public can be asked to be removed; the log keeps that there was one.
  const after = { notice: notice.id, characters: text.length };
  return { id, audit: [{ object: { kind: 'objection', id }, before: null, after, reason: null }] };
}

function requireAnother(notice: NoticeRow | undefined, objection: ObjectionRow, person: string): void {
  if (notice?.openedBy === person) {
    throw new ApiError('forbidden', {
      zh: '异议须由发起公示以外的人答复，公示是您发起的。',
      en: 'An objection is answered by somebody else than who opened the notice, and that was you.',
    });
  }
  if (objection.raisedBy === `user:${person}`) {
    throw new ApiError('forbidden', {
      zh: '异议须由提出者以外的人答复。',
      en: 'An objection is answered by somebody else than who raised it.',
    });
  }
}

/** What somebody answers. */
export interface AnswerObjection {
  readonly id: string;
  readonly outcome: 'upheld' | 'dismissed';
  readonly answer: string;
  readonly version: number;
}

/** Answers an objection; one that is upheld ends the notice and takes the case back to review. */
export async function answer(
  tx: Kysely<Database>,
  { code, actor, now }: Acting,
  given: AnswerObjection,
): Promise<{ readonly version: number; readonly audit: [Change, ...Change[]] }> {
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  const objection = (await objectionsOf(tx, head.id)).find(({ id }) => id === given.id);
  if (objection === undefined) throw noSuchThing();
  const person = personOf(actor);
  const notice = (await noticesOf(tx, head.id)).find(({ id }) => id === objection.notice);
  requireAnother(notice, objection, person);
  if (objection.outcome !== null) {
    throw notNow('这条异议已经答复过了。', 'This objection was answered already.', ['unanswered']);
  }
  const { id, outcome, version } = given;
  const done = await answerObjection(tx, id, { outcome, text: given.answer, by: person, at: now, version });
  if (!done) throw stale(objection);
  const change = {
    object: { kind: 'objection', id },
    before: { outcome: null },
    after: { outcome },
    reason: given.answer,
  };
  const more = outcome === 'upheld' ? await backToReview(tx, head, given.answer, now) : [];
  return { version: version + 1, audit: [change, ...more] };
}

/** Nothing to take back where the case is in no notice or vote any more. */
async function backToReview(
  tx: Kysely<Database>,
  head: ApplicationHead,
  reason: string,
  now: Date,
): Promise<readonly Change[]> {
  if (head.state !== 'notice' && head.state !== 'voting') return [];
  return reviewAgain(tx, head, reason, now);
}

/** Takes a case back to review: an open ballot or notice is cancelled, and the clock of a review begins anew. */
export async function reviewAgain(
  tx: Kysely<Database>,
  head: ApplicationHead,
  reason: string,
  now: Date,
): Promise<readonly [Change, ...Change[]]> {
  const cancelled = await standDown(tx, head.id, now);
  const gate = await gateOf(tx, head, dayOfCentre(now));
  const due = (days: number) => new Date(now.getTime() + days * day);
  const [to, clock] =
    gate === null
      ? (['submitted', 'none'] as const)
      : (['reviewing', { name: 'review', dueAt: due(gate.rubric.clocks.review) }] as const);
  const step = await takeStep(tx, head.code, { from: [head.state], to, clock, now, decidedAt: null }, reason);
  await notify(tx, {
    to: { applicantOf: head.code, roles: ['committee'] },
    kind: 'application',
    object: { kind: 'application', id: head.code },
    text: { zh: `“${head.title}”重新进入评审。`, en: `“${head.title}” is under review again.` },
    link: votePage(head.code),
    at: now,
  });
  return [step.change, ...cancelled];
}
