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
import { addClarifications, openQuestions } from '#store/queries/desk/clarifications.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { type Change, type Decision, notNow, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import type { RubricBody } from '../rubric/body.ts';
import { activeRubric } from '../rubric/store.ts';
import { askedCriterion, keptRubric } from './kept-rubric.ts';
import { heldCase, type Place } from './place.ts';
import { takeStep, wrongState } from './step.ts';
import { remark, seenVersion } from './written.ts';

/** What staff ask; with `hold` the case waits for the answers and its clock stands still. */
export const questionsBody = z.strictObject({
  questions: z
    .array(z.strictObject({ criterion: z.string().max(20).nullish(), question: remark }))
    .min(1, 'ask at least one question | 至少提一个问题')
    .max(50, 'at most 50 questions at once | 一次最多提 50 个问题'),
  hold: z.boolean(),
  version: seenVersion,
});

const day = 86_400_000;

/** The rubric of the case, or the one that it would begin with. */
async function rubricFor(tx: Kysely<Database>, head: ApplicationHead): Promise<RubricBody> {
  if (head.rubricId === null || head.rubricVersion === null) {
    const rubric = await activeRubric(tx);
    if (rubric === null) throw notNow('还没有生效的评审标准。', 'No rubric is active yet.');
    return rubric.body;
  }
  return keptRubric(tx, head);
}

function checkCriteria(rubric: RubricBody, head: ApplicationHead, asked: readonly (string | null)[]): void {
  for (const criterion of asked) {
    if (criterion === null || askedCriterion(rubric, head.targetStage, criterion) !== null) continue;
    throw new ApiError(
      'bad-parameter',
      {
        zh: '问题指向了这个申请不评审的评审项。',
        en: 'A question names a criterion that is not asked of this application.',
      },
      { parameter: 'questions' },
    );
  }
}

interface Question {
  readonly criterion: string | null;
  readonly question: string;
}

/** Ids of the questions in their order, and which of them are new: one that is open already is not asked again. */
async function putQuestions(
  { tx, actor, now }: Place,
  application: string,
  questions: readonly Question[],
  dueAt: Date,
): Promise<{ readonly ids: string[]; readonly fresh: readonly Question[] }> {
  const same = ({ criterion, question }: Question) => JSON.stringify([criterion, question]);
  const open = new Map((await openQuestions(tx, application)).map((one) => [same(one), one.id]));
  const fresh = [...new Map(questions.map((one) => [same(one), one])).values()].filter((one) => !open.has(same(one)));
  const added =
    fresh.length === 0
      ? []
      : await addClarifications(
          tx,
          fresh.map((one) => ({ ...one, application, askedBy: actor.id, askedAt: now, dueAt })),
        );
  for (const [i, one] of fresh.entries()) open.set(same(one), added[i] ?? '');
  return { ids: questions.map((one) => open.get(same(one)) ?? ''), fresh };
}

async function tellApplicant({ tx, actor, code, now }: Place, head: ApplicationHead, count: number, dueAt: Date) {
  const due = dueAt.toISOString().slice(0, 10);
  await notify(tx, {
    to: { applicantOf: code, ...(head.project === null ? {} : { maintainersOf: head.project }) },
    except: actor.userId,
    kind: 'clarification',
    object: { kind: 'application', id: code },
    text: {
      zh: `评审就“${head.title}”提了 ${count} 个问题，请在 ${due} 前回答。`,
      en: `The review of “${head.title}” has ${count} question(s) for you; please answer by ${due}.`,
    },
    link: `/apply/${code}/`,
    at: now,
  });
}

/** Asks the applicant; the due date is the rubric's. What is asked already and still open is asked and told once. */
export async function ask(
  place: Place,
  body: z.output<typeof questionsBody>,
): Promise<Decision<{ clarifications: string[]; state: string }>> {
  const { tx, code, now } = place;
  const head = await heldCase(tx, code);
  if (!['submitted', 'reviewing', 'need-info'].includes(head.state)) throw wrongState(head);
  if (body.hold && head.version !== body.version) throw stale(head);
  const rubric = await rubricFor(tx, head);
  const questions = body.questions.map(({ criterion, question }) => ({ criterion: criterion || null, question }));
  checkCriteria(
    rubric,
    head,
    questions.map(({ criterion }) => criterion),
  );
  const dueAt = new Date(now.getTime() + rubric.clocks.clarification * day);
  const { ids, fresh } = await putQuestions(place, head.id, questions, dueAt);
  const asked = fresh.map(
    (one): Change => ({
      object: { kind: 'application', id: code },
      before: null,
      after: { clarification: ids[questions.indexOf(one)], ...one, dueAt },
      reason: null,
    }),
  );
  const held = body.hold && head.state !== 'need-info';
  const step = held
    ? await takeStep(tx, code, { from: ['submitted', 'reviewing'], to: 'need-info', clock: 'stop', now }, null)
    : null;
  if (fresh.length > 0) await tellApplicant(place, head, fresh.length, dueAt);
  const moved = step === null ? [] : [{ ...step.change, action: 'application.hold' }];
  const [first, ...rest] = [...asked, ...moved];
  return {
    answer: { clarifications: ids, state: step?.after.state ?? head.state },
    audit: first === undefined ? 'unchanged' : [first, ...rest],
  };
}
