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
import { checkStatuses } from '#store/facts.ts';
import {
  type Judgement,
  type JudgementGround,
  judgementGround,
  judgementVersion,
  putJudgement,
  removeJudgement,
} from '#store/queries/desk/judgements.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { type Decision, stale } from '../decide.ts';
import { betterThanMachine } from '../rubric/gate.ts';
import { askedCriterion, keptRubric } from './kept-rubric.ts';
import { memberIdOf, type Place } from './place.ts';
import { wrongState } from './step.ts';
import { remark, rowId, seenOrNew, seenVersion } from './written.ts';

/** Points that can be given. */
export const pointsGiven = [0, 2, 4, 6, 8, 10] as const;
/** What a person can find. */
export const verdicts = ['pass', 'partial', 'fail', 'not-applicable'] as const;

/** What a reviewer sends. */
export const judgementBody = z.strictObject({
  verdict: z.enum(verdicts),
  /** Left out, or null, exactly where the criterion does not apply. */
  points: z.literal(pointsGiven).nullish(),
  reason: remark.nullish(),
  /** The look of the machine that lay before the reviewer; the newest unless told. */
  evidence: rowId.nullish(),
  /** Version of the own judgement that was seen; 0 = there was none. */
  version: seenOrNew,
});

/** A judgement as it is stored. */
export const judgementAnswer = z.object({
  criterion: z.string(),
  verdict: z.enum(verdicts),
  points: z.literal(pointsGiven).nullable(),
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  version: z.int(),
});

/** What is sent to take a judgement back. */
export const withdrawalBody = z.strictObject({ version: seenVersion, reason: remark });

function wrong(parameter: string, zh: string, en: string): ApiError {
  return new ApiError('bad-parameter', { zh, en }, { parameter });
}

/** Refuses what the words of a judgement contradict: points where nothing applies, or a verdict without its reason. */
function checkWords({ verdict, points, reason }: Omit<Judgement, 'version'>, ground: JudgementGround): void {
  if ((points === null) !== (verdict === 'not-applicable')) {
    throw wrong(
      'points',
      verdict === 'not-applicable' ? '不适用的评审项不打分。' : '请打分：0、2、4、6、8 或 10。',
      verdict === 'not-applicable' ? 'What does not apply has no points.' : 'Give points: 0, 2, 4, 6, 8 or 10.',
    );
  }
  if (reason !== null) return;
  if (points !== 10)
    throw wrong(
      'reason',
      '低于 10 分或不适用时请写理由。',
      'Below 10 points, or where it does not apply, write the reason.',
    );
  const machine = checkStatuses.find((status) => status === ground.machine) ?? null;
  if (betterThanMachine(verdict, machine)) {
    throw wrong(
      'reason',
      '您的结论比机器的更好，请写理由。',
      'You are more favourable than the machine: write the reason.',
    );
  }
}

async function groundOf(
  tx: Kysely<Database>,
  code: string,
  criterion: string,
  reviewer: string,
  evidence: string | null,
): Promise<JudgementGround> {
  const ground = await judgementGround(tx, { code, criterion, reviewer, evidence });
  if (ground === null) throw noSuchThing();
  const open = ground.state === 'reviewing' || (ground.state === 'need-info' && ground.clock === 'review');
  if (!open) throw wrongState(ground);
  const rubric = await keptRubric(tx, ground);
  if (askedCriterion(rubric, ground.targetStage, criterion) === null) throw noSuchThing();
  if (evidence !== null && ground.evidence === null) {
    throw wrong('evidence', '这份证据不属于这个申请。', 'This evidence is not of this application.');
  }
  return ground;
}

interface Where extends Place {
  readonly criterion: string;
}

/** Puts the reviewer's judgement in the place of the one that the reviewer has seen. */
export async function judge(
  { tx, actor, code, criterion, now }: Where,
  body: z.output<typeof judgementBody>,
): Promise<Decision<z.input<typeof judgementAnswer>>> {
  const reviewer = memberIdOf(actor);
  const ground = await groundOf(tx, code, criterion, reviewer, body.evidence ?? null);
  const { verdict, points = null, reason = null, version } = body;
  const given = { verdict, points, reason, evidence: ground.evidence };
  checkWords(given, ground);
  const key = { application: ground.id, criterion, reviewer };
  const fits = (ground.current?.version ?? 0) === version;
  if (!fits || !(await putJudgement(tx, { ...key, ...given, version, at: now }))) {
    throw stale({ version: await judgementVersion(tx, key), by: actor.name });
  }
  const after = { criterion, ...given, version: version + 1 };
  const before = ground.current === null ? null : { reviewer, criterion, ...ground.current };
  return {
    answer: after,
    audit: [{ object: { kind: 'application', id: code }, before, after: { reviewer, ...after }, reason }],
  };
}

/** Takes the reviewer's own judgement back. */
export async function withdrawJudgement(
  { tx, actor, code, criterion }: Where,
  { version, reason }: z.output<typeof withdrawalBody>,
): Promise<Decision<{ criterion: string }>> {
  const reviewer = memberIdOf(actor);
  const ground = await groundOf(tx, code, criterion, reviewer, null);
  if (ground.current === null) throw noSuchThing();
  const key = { application: ground.id, criterion, reviewer };
  if (ground.current.version !== version || !(await removeJudgement(tx, { ...key, version }))) {
    throw stale({ version: await judgementVersion(tx, key), by: actor.name });
  }
  const before = { reviewer, criterion, ...ground.current };
  return {
    answer: { criterion },
    audit: [{ action: 'review.unjudge', object: { kind: 'application', id: code }, before, after: null, reason }],
  };
}
