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

import { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { ApplicationHead } from '#store/queries/desk/application-state.ts';
import {
  answerClarification,
  type Clarification,
  closeClarification,
  holdClarification,
  unanswered,
} from '#store/queries/desk/clarifications.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, type Decision, notNow, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { heldCase, memberOf, type Place } from './place.ts';
import { wrongState } from './step.ts';
import { goOn, stateBefore } from './triage.ts';
import { remark, seenVersion } from './written.ts';

/** An answer over the version of the question that was seen. */
export const answerBody = z.strictObject({ answer: remark, version: seenVersion });
/** How a question is settled. */
export const closureBody = z.strictObject({
  outcome: z.enum(['accepted', 'rejected']),
  reason: remark.nullish(),
  version: seenVersion,
});

/** Lets a case go on that waits for nothing more. */
async function resumeIfAnswered({ tx, code, now }: Place, head: ApplicationHead): Promise<Change[]> {
  if (head.state !== 'need-info' || (await unanswered(tx, head.id)) > 0) return [];
  return [(await goOn({ tx, code, now }, head, null)).change];
}

async function held(tx: Kysely<Database>, id: string, version: number): Promise<Clarification> {
  const question = await holdClarification(tx, id);
  if (question === null) throw noSuchThing();
  if (question.version !== version) throw stale(question);
  if (question.outcome !== null) throw notNow('这个问题已经了结。', 'This question is settled.');
  return question;
}

/** Takes the answer of the applicant or a maintainer; the last answer lets a waiting case go on. */
export async function answer(
  place: Place,
  id: string,
  body: z.output<typeof answerBody>,
): Promise<Decision<{ clarification: string; version: number; state: string }>> {
  const { tx, actor, code, now } = place;
  const head = await heldCase(tx, code);
  if (!['submitted', 'reviewing', 'need-info'].includes(head.state)) throw wrongState(head);
  const question = await held(tx, id, body.version);
  await answerClarification(tx, id, { answer: body.answer, by: actor.id, at: now });
  const change: Change = {
    object: { kind: 'application', id: code },
    before: { clarification: id, answer: question.answer, version: question.version },
    after: { clarification: id, answer: body.answer, version: question.version + 1 },
    reason: null,
  };
  const resumed = await resumeIfAnswered(place, head);
  await notify(tx, {
    to: { members: memberOf(question.askedBy) },
    except: actor.userId,
    kind: 'clarification',
    object: { kind: 'application', id: code },
    text: {
      zh: `“${head.title}”回答了您的问题，请确认是否接受。`,
      en: `“${head.title}” answered your question; please accept or reject the answer.`,
    },
    link: `/desk/applications/${code}/?part=questions`,
    at: now,
  });
  return {
    answer: {
      clarification: id,
      version: question.version + 1,
      state: resumed.length === 0 ? head.state : stateBefore(head),
    },
    audit: [change, ...resumed],
  };
}

/** Settles a question: the answer is accepted, or rejected with a reason; a question without an answer is only taken back. */
export async function close(
  place: Place,
  id: string,
  body: z.output<typeof closureBody>,
): Promise<Decision<{ clarification: string; outcome: 'accepted' | 'rejected' }>> {
  const { tx, actor, code, now } = place;
  const head = await heldCase(tx, code);
  const question = await held(tx, id, body.version);
  const { outcome, reason = null } = body;
  if (reason === null && (outcome === 'rejected' || question.answer === null)) {
    throw new ApiError(
      'bad-parameter',
      {
        zh: '不接受回答、或撤回还没有回答的问题时，请写理由。',
        en: 'Write the reason when you reject an answer or take back a question.',
      },
      { parameter: 'reason' },
    );
  }
  await closeClarification(tx, id, { outcome, by: actor.id, at: now, reason });
  const change: Change = {
    object: { kind: 'application', id: code },
    before: { clarification: id, outcome: null, version: question.version },
    after: { clarification: id, outcome, version: question.version + 1 },
    reason,
  };
  const resumed = await resumeIfAnswered(place, head);
  return { answer: { clarification: id, outcome }, audit: [{ ...change, action: 'review.settle' }, ...resumed] };
}
