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
import { parseMonth } from '#store/period.ts';
import { findRanking, rankingsByDigest, rankingsOf } from '#store/queries/ranking.ts';
import { rankingDisputes, rankingEvents } from '#store/queries/ranking-life.ts';
import type { Database } from '#store/schema.ts';
import type { Ranking } from '../../client.ts';
import { notFound } from '../../errors.ts';
import { answer, dispute } from '../../ranking/disputes.ts';
import { annotate, beginNotice, finalise, type Step, withdraw } from '../../ranking/life.ts';
import { namedRanking } from '../../ranking/named.ts';
import { instantSchema, monthSchema, orNull, textSchema } from '../../schema/common.ts';
import { rankingBriefSchema, rankingSchema } from '../../schema/ranking.ts';
import { rankingBrief, rankingView } from '../../views/ranking.ts';
import type { Actor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import type { Decision } from '../decide.ts';
import { limit } from '../limit.ts';
import { compareRankings } from '../ranking/compare.ts';
import { readRoute, writeRoute } from '../route.ts';

const model = z.strictObject({ model: z.string().max(60).optional() });
const reason = z.string().trim().min(1).max(2000);
const stepBody = z.strictObject({ reason: reason.nullish() });
const reasonBody = z.strictObject({ reason });
const stepAnswer = z.object({
  digest: z.string(),
  month: monthSchema,
  state: z.string(),
  until: instantSchema.nullable(),
});

const comparedSchema = z.object({
  project: z.string(),
  name: textSchema,
  rankBefore: z.int().nullable(),
  rankNow: z.int().nullable(),
  scoreBefore: z.number().nullable(),
  scoreNow: z.number().nullable(),
  coverageBefore: z.number().nullable(),
  coverageNow: z.number().nullable(),
  parts: z.array(z.object({ id: z.string(), name: textSchema, points: z.number() })),
  reason: orNull(textSchema),
});

async function viewOf(db: Kysely<Database>, digest: string): Promise<Ranking> {
  const row = await namedRanking(db, digest);
  const [events, disputes] = [await rankingEvents(db, row.id), await rankingDisputes(db, row.id)];
  return rankingView(row, events, disputes);
}

/** What stands for the month before; null = nothing was frozen then. */
async function monthBefore(db: Kysely<Database>, { model: by, month }: Ranking): Promise<Ranking | null> {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const text = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
  const row = await findRanking(db, by, parseMonth(text));
  return row === null ? null : viewOf(db, row.digest);
}

type StepAnswer = z.input<typeof stepAnswer>;

/** What a step is given, whichever it is. */
interface Stepping {
  readonly context: DeskContext;
  readonly tx: Kysely<Database>;
  readonly actor: Actor;
  readonly params: { readonly digest: string };
  readonly body: { readonly reason?: string | null | undefined };
  readonly now: Date;
}

/** One step in the life of a ranking, with how it stood before and stands now; its pages follow. */
function stepped(
  work: (db: Kysely<Database>, digest: string, step: Step) => Promise<unknown>,
): (asked: Stepping) => Promise<Decision<StepAnswer>> {
  return async ({ context, tx, actor, params, body, now }) => {
    const before = await namedRanking(tx, params.digest);
    const reason = body.reason ?? null;
    await work(tx, before.digest, { actor: actor.name, reason, now });
    const after = await namedRanking(tx, before.digest);
    const brief = ({ state, until }: typeof after) => ({ state, until: until?.toISOString() ?? null });
    await context.jobs.publish(tx);
    return {
      answer: { digest: after.digest, month: after.month.slice(0, 7), ...brief(after) },
      audit: [{ object: { kind: 'ranking', id: after.digest }, before: brief(before), after: brief(after), reason }],
    };
  };
}

/** Disputes within an hour. */
const disputes = { each: 10, visitors: 200 };

/** The ranking desk: drafts beside last month, remarks, public notice, disputes, final, withdrawal. */
export const rankingRoutes = [
  readRoute({
    id: 'list-rankings',
    path: '/rankings',
    action: 'ranking.read',
    object: null,
    summary: { zh: '各月排名及其状态', en: 'Rankings by month, with their state' },
    query: model,
    answer: z.object({ rankings: z.array(rankingBriefSchema) }),
    read: async ({ context, query }) => ({
      rankings: (await rankingsOf(context.db, query.model ?? 'quality')).map(rankingBrief),
    }),
  }),
  readRoute({
    id: 'read-ranking',
    path: '/rankings/{digest}',
    action: 'ranking.read',
    object: null,
    summary: {
      zh: '一期排名（以摘要或月份指明）和它与上个月的对比',
      en: 'A ranking, by digest or month, beside the month before',
    },
    query: model,
    answer: z.object({
      ranking: rankingSchema,
      before: rankingBriefSchema.nullable(),
      compared: z.array(comparedSchema),
    }),
    async read({ context, params, query }) {
      const month = parseMonth(params.digest);
      const row = month === null ? null : await findRanking(context.db, query.model ?? 'quality', month);
      const [named] =
        row !== null || !/^[0-9a-f]{8,64}$/.test(params.digest)
          ? [row]
          : await rankingsByDigest(context.db, params.digest);
      if (named === undefined || named === null) {
        throw notFound({ zh: '没有这期排名。', en: 'There is no such ranking.' });
      }
      const ranking = await viewOf(context.db, named.digest);
      const before = await monthBefore(context.db, ranking);
      const brief = before === null ? null : rankingBrief(await namedRanking(context.db, before.digest));
      return { ranking, before: brief, compared: compareRankings(before, ranking) };
    },
  }),
  writeRoute({
    id: 'begin-ranking-notice',
    method: 'post',
    path: '/rankings/{digest}/notice',
    action: 'ranking.publish',
    object: null,
    summary: { zh: '把草案公示七天', en: 'Put a draft under public notice for seven days' },
    body: stepBody,
    answer: stepAnswer,
    decide: stepped(beginNotice),
  }),
  writeRoute({
    id: 'annotate-ranking',
    method: 'post',
    path: '/rankings/{digest}/notes',
    action: 'ranking.publish',
    object: null,
    summary: { zh: '给一期排名加注', en: 'Add a remark to a ranking' },
    body: reasonBody,
    answer: stepAnswer,
    decide: stepped(annotate),
  }),
  writeRoute({
    id: 'finalise-ranking',
    method: 'post',
    path: '/rankings/{digest}/final',
    action: 'ranking.publish',
    object: null,
    summary: { zh: '公示期满、异议都已答复后定稿', en: 'Make a ranking final after its notice' },
    body: stepBody,
    answer: stepAnswer,
    decide: stepped(finalise),
  }),
  writeRoute({
    id: 'withdraw-ranking',
    method: 'post',
    path: '/rankings/{digest}/withdrawal',
    action: 'ranking.publish',
    object: null,
    summary: { zh: '写明原因撤回一期排名', en: 'Withdraw a ranking with the reason' },
    body: reasonBody,
    answer: stepAnswer,
    decide: stepped(withdraw),
  }),
  writeRoute({
    id: 'dispute-ranking',
    method: 'post',
    path: '/rankings/{digest}/disputes',
    action: 'ranking.dispute',
    object: null,
    summary: { zh: '公示期内提出异议', en: 'Raise a dispute during the public notice' },
    body: z.strictObject({
      project: z.string().min(1).max(63),
      subject: z.string().min(1).max(80),
      name: z.string().trim().min(1).max(100),
      text: reason,
    }),
    answer: z.object({ dispute: z.string() }),
    prepare: ({ context, actor, address, now }) =>
      limit(context.db, 'ranking dispute', disputes, { actor, address, now }),
    async decide({ context, tx, actor, params, body, now }) {
      const raisedBy = actor.userId === null ? body.name : actor.name;
      const objection = { project: body.project, subject: body.subject, text: body.text };
      const id = await dispute(tx, params.digest, objection, { actor: raisedBy, now });
      await context.jobs.publish(tx);
      const after = { ...objection, raisedBy };
      return {
        answer: { dispute: id },
        audit: [{ object: { kind: 'dispute', id }, before: null, after, reason: null }],
      };
    },
  }),
  writeRoute({
    id: 'answer-dispute',
    method: 'post',
    path: '/disputes/{dispute}/answer',
    action: 'ranking.answer',
    object: 'dispute',
    summary: { zh: '答复一条异议', en: 'Answer a dispute' },
    body: z.strictObject({ outcome: z.enum(['upheld', 'dismissed']), answer: reason }),
    answer: z.object({ dispute: z.string(), outcome: z.enum(['upheld', 'dismissed']) }),
    async decide({ context, tx, actor, params, body, now }) {
      await answer(tx, params.dispute, body, { actor: actor.name, now });
      await context.jobs.publish(tx);
      return {
        answer: { dispute: params.dispute, outcome: body.outcome },
        audit: [{ object: { kind: 'dispute', id: params.dispute }, before: null, after: body, reason: body.answer }],
      };
    },
  }),
] as const;
