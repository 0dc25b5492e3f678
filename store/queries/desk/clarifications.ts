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

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../../schema.ts';
import type { ClarificationTable } from '../../tables/clarification.ts';

type Row = Selectable<ClarificationTable>;

/** A question about a case and what became of it; who asked and answered is an actor's id. */
export interface Clarification {
  readonly id: string;
  /** Null = about the application as a whole. */
  readonly criterion: string | null;
  readonly question: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly dueAt: Date | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly outcome: Row['outcome'];
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  readonly version: number;
}

const columns = [
  'id',
  'criterion',
  'question',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'due_at as dueAt',
  'answer',
  'answered_by as answeredBy',
  'answered_at as answeredAt',
  'outcome',
  'closed_by as closedBy',
  'closed_at as closedAt',
  'close_reason as closeReason',
  'version',
] as const;

/** Code of the application that a question is about; null = there is no such question. */
export async function applicationOfClarification(db: Kysely<Database>, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('clarification as c')
    .innerJoin('application as a', 'a.id', 'c.application')
    .select('a.code')
    .where('c.id', '=', id)
    .executeTakeFirst();
  return row?.code ?? null;
}

/** A question that nobody else changes until the transaction ends. */
export async function holdClarification(tx: Kysely<Database>, id: string): Promise<Clarification | null> {
  const row = await tx.selectFrom('clarification').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** A question with the names of members who had to do with it; null = not a member, as the applicant by link. */
export interface ClarificationRow extends Clarification {
  readonly askedByName: string | null;
  readonly answeredByName: string | null;
  readonly closedByName: string | null;
}

/** What a case is asked and has not answered. */
export async function openQuestions(
  db: Kysely<Database>,
  application: string,
): Promise<Pick<Clarification, 'id' | 'criterion' | 'question'>[]> {
  return db
    .selectFrom('clarification')
    .select(['id', 'criterion', 'question'])
    .where('application', '=', application)
    .where('outcome', 'is', null)
    .where('answered_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** All questions of a case, the oldest first. */
export async function listClarifications(db: Kysely<Database>, application: string): Promise<ClarificationRow[]> {
  const nameOf = (column: 'asked_by' | 'answered_by' | 'closed_by') =>
    sql<string | null>`(select m.name from member m where 'user:' || m.user_id = ${sql.ref(column)})`;
  return db
    .selectFrom('clarification')
    .select(columns)
    .select([
      nameOf('asked_by').as('askedByName'),
      nameOf('answered_by').as('answeredByName'),
      nameOf('closed_by').as('closedByName'),
    ])
    .where('application', '=', application)
    .orderBy('id')
    .execute();
}

/** A question to be asked. */
export interface NewClarification {
  readonly application: string;
  readonly criterion: string | null;
  readonly question: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly dueAt: Date;
}

/** Asks questions; returns their ids in order. */
export async function addClarifications(
  tx: Kysely<Database>,
  questions: readonly NewClarification[],
): Promise<string[]> {
  const rows = await tx
    .insertInto('clarification')
    .values(
      questions.map((one) => ({
        application: one.application,
        criterion: one.criterion,
        question: one.question,
        asked_by: one.askedBy,
        asked_at: one.askedAt,
        due_at: one.dueAt,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).toSorted((a, b) => Number(BigInt(a) - BigInt(b)));
}

/** Writes an answer in the place of the one before. */
export async function answerClarification(
  tx: Kysely<Database>,
  id: string,
  answered: { readonly answer: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('clarification')
    .set((set) => ({
      answer: answered.answer,
      answered_by: answered.by,
      answered_at: answered.at,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Settles a question. */
export async function closeClarification(
  tx: Kysely<Database>,
  id: string,
  closed: {
    readonly outcome: 'accepted' | 'rejected';
    readonly by: string;
    readonly at: Date;
    readonly reason: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('clarification')
    .set((set) => ({
      outcome: closed.outcome,
      closed_by: closed.by,
      closed_at: closed.at,
      close_reason: closed.reason,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** How many questions of a case wait for their answer. */
export async function unanswered(db: Kysely<Database>, application: string): Promise<number> {
  const row = await db
    .selectFrom('clarification')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('application', '=', application)
    .where('answer', 'is', null)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}
