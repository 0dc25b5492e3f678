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

import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { RankingEventTable } from '../tables/ranking-event.ts';
import { within } from '../transaction.ts';

/** A step in the life of a ranking. */
export interface RankingEventRow {
  readonly id: string;
  readonly kind: RankingEventTable['kind'];
  readonly actor: string;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly at: Date;
}

/** An objection with its answer. */
export interface RankingDisputeRow {
  readonly id: string;
  readonly project: string;
  readonly subject: string;
  readonly raised_by: string;
  readonly text: string;
  readonly raised_at: Date;
  readonly outcome: 'upheld' | 'dismissed' | null;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
}

/** Steps of a ranking, oldest first. */
export function rankingEvents(db: Kysely<Database>, rankingId: string): Promise<RankingEventRow[]> {
  return db
    .selectFrom('ranking_event')
    .select(['id', 'kind', 'actor', 'reason', 'until', 'at'])
    .where('ranking_id', '=', rankingId)
    .orderBy('id')
    .execute();
}

/** Disputes of a ranking, oldest first. */
export function rankingDisputes(db: Kysely<Database>, rankingId: string): Promise<RankingDisputeRow[]> {
  return db
    .selectFrom('ranking_dispute')
    .select([
      'id',
      'project',
      'subject',
      'raised_by',
      'text',
      'raised_at',
      'outcome',
      'answer',
      'answered_by',
      'answered_at',
    ])
    .where('ranking_id', '=', rankingId)
    .orderBy('id')
    .execute();
}

/** Runs `work` alone among all that change the life of rankings of a month, within the transaction if there is one. */
export function lockedMonth<T>(
  db: Kysely<Database>,
  model: string,
  month: string,
  work: (session: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return within(db, async (session) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`life of ranking ${model} ${month}`}, 0))`.execute(
      session,
    );
    return await work(session);
  });
}

/** Adds a step. */
export async function addRankingEvent(
  db: Kysely<Database>,
  rankingId: string,
  event: Omit<RankingEventRow, 'id'>,
): Promise<void> {
  await db
    .insertInto('ranking_event')
    .values({ ranking_id: rankingId, ...event })
    .execute();
}

/** Adds a dispute; its id. */
export async function addRankingDispute(
  db: Kysely<Database>,
  rankingId: string,
  dispute: { project: string; subject: string; raised_by: string; text: string; raised_at: Date },
): Promise<string> {
  const { id } = await db
    .insertInto('ranking_dispute')
    .values({ ranking_id: rankingId, ...dispute, outcome: null, answer: null, answered_by: null, answered_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Digest of the ranking that a dispute is about; null = there is no such dispute. */
export async function rankingDigest(db: Kysely<Database>, disputeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('ranking_dispute as d')
    .innerJoin('ranking as r', 'r.id', 'd.ranking_id')
    .select('r.digest')
    .where('d.id', '=', disputeId)
    .executeTakeFirst();
  return row?.digest ?? null;
}

/** Who raised a dispute, and whether it waits for an answer; null = there is no such dispute. */
export async function findDispute(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly raisedBy: string; readonly open: boolean } | null> {
  const row = await db
    .selectFrom('ranking_dispute')
    .select(['raised_by', 'outcome'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { raisedBy: row.raised_by, open: row.outcome === null };
}

/** Answers a dispute that is open. */
export async function answerDispute(
  db: Kysely<Database>,
  id: string,
  given: { outcome: 'upheld' | 'dismissed'; answer: string; answered_by: string; answered_at: Date },
): Promise<void> {
  await db.updateTable('ranking_dispute').set(given).where('id', '=', id).where('outcome', 'is', null).execute();
}
