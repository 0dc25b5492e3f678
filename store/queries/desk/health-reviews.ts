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
import type { Database } from '../../schema.ts';

/** A health review. */
export interface HealthRow {
  readonly id: string;
  readonly project: string;
  readonly reason: string;
  readonly evidence: unknown;
  readonly openedAt: Date;
  readonly dueOn: string;
  readonly state: 'open' | 'answered' | 'closed';
  readonly answer: unknown;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly outcome: 'healthy' | 'watch' | 'retire' | null;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  /** Code of the case of retirement that followed. */
  readonly application: string | null;
  readonly version: number;
}

function select(db: Kysely<Database>) {
  return db
    .selectFrom('health_review as h')
    .leftJoin('application as a', 'a.id', 'h.application')
    .select([
      'h.id',
      'h.project',
      'h.reason',
      'h.evidence',
      'h.opened_at as openedAt',
      'h.due_on as dueOn',
      'h.state',
      'h.answer',
      'h.answered_by as answeredBy',
      'h.answered_at as answeredAt',
      'h.outcome',
      'h.closed_at as closedAt',
      'h.close_reason as closeReason',
      'a.code as application',
      'h.version',
    ]);
}

/** Health reviews of a project, newest first. */
export function healthReviewsOf(db: Kysely<Database>, project: string): Promise<HealthRow[]> {
  return select(db).where('h.project', '=', project).orderBy('h.id', 'desc').execute();
}

/** One that nobody else changes until the transaction ends; null = there is none. */
export async function holdHealthReview(tx: Kysely<Database>, id: string): Promise<HealthRow | null> {
  return (await select(tx).where('h.id', '=', id).forUpdate('h').executeTakeFirst()) ?? null;
}

/** Opens one; null = one is open. */
export async function insertHealthReview(
  tx: Kysely<Database>,
  review: { project: string; reason: string; evidence: string | null; by: string; dueOn: string; now: Date },
): Promise<string | null> {
  const row = await tx
    .insertInto('health_review')
    .values({
      project: review.project,
      reason: review.reason,
      evidence: review.evidence,
      opened_by: review.by,
      opened_at: review.now,
      due_on: review.dueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Keeps the answer of the project. */
export async function answerHealthReview(
  tx: Kysely<Database>,
  { id, answer, by, now }: { id: string; answer: string; by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('health_review')
    .set((set) => ({
      state: 'answered',
      answer,
      answered_by: by,
      answered_at: now,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Closes one with what came of it. */
export async function closeHealthReview(
  tx: Kysely<Database>,
  close: {
    id: string;
    outcome: 'healthy' | 'watch' | 'retire';
    reason: string;
    by: string;
    now: Date;
    application: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('health_review')
    .set((set) => ({
      state: 'closed',
      outcome: close.outcome,
      closed_by: close.by,
      closed_at: close.now,
      close_reason: close.reason,
      application: close.application,
      version: set('version', '+', 1),
    }))
    .where('id', '=', close.id)
    .execute();
}

/** Opens a case on whether a project retires, ready to be reviewed; returns its row id, null = a case of it is open. */
export async function insertRetirement(
  tx: Kysely<Database>,
  one: {
    code: string;
    project: string;
    fromStage: string;
    title: string;
    organisations: readonly string[];
    rubric: { readonly id: string; readonly version: number };
    dueAt: Date;
    now: Date;
  },
): Promise<string | null> {
  const open = await tx
    .selectFrom('application')
    .select('id')
    .where('project', '=', one.project)
    .where('state', 'in', ['submitted', 'need-info', 'reviewing', 'voting', 'notice'])
    .executeTakeFirst();
  if (open !== undefined) return null;
  const row = await tx
    .insertInto('application')
    .values({
      code: one.code,
      kind: 'retirement',
      project: one.project,
      from_stage: one.fromStage,
      target_stage: 'emeritus',
      state: 'reviewing',
      title: one.title,
      organisations: [...one.organisations],
      rubric_id: one.rubric.id,
      rubric_version: one.rubric.version,
      submitted_at: one.now,
      clock: 'review',
      due_at: one.dueAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
