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
import type { VoteTable } from '../../tables/vote.ts';

/** What somebody says on a ballot. */
type VoteChoice = Selectable<VoteTable>['choice'];

/** A ballot with the names of whoever opened it. */
export interface BallotRow {
  readonly id: string;
  readonly openedBy: string;
  readonly openedByName: string;
  readonly openedAt: Date;
  readonly closesAt: Date;
  /** User ids. */
  readonly electorate: readonly string[];
  readonly quorum: string;
  readonly share: string;
  readonly state: 'open' | 'carried' | 'lost' | 'no-quorum' | 'cancelled';
  readonly closedAt: Date | null;
  /** The tally it closed with; null before. */
  readonly result: unknown;
  readonly version: number;
}

/** One vote. */
export interface VoteRow {
  readonly member: string;
  readonly name: string;
  readonly choice: VoteChoice;
  readonly reason: string | null;
  readonly version: number;
  readonly at: Date;
}

/** Ballots of a case, the newest first. */
export async function ballotsOf(db: Kysely<Database>, application: string): Promise<BallotRow[]> {
  const { rows } = await sql<BallotRow>`
    select b.id, b.opened_by as "openedBy", coalesce(m.name, b.opened_by) as "openedByName", b.opened_at as "openedAt",
      b.closes_at as "closesAt", b.electorate, b.quorum, b.share, b.state, b.closed_at as "closedAt", b.result, b.version
    from ballot b left join member m on m.user_id = b.opened_by
    where b.application = ${application} order by b.id desc
  `.execute(db);
  return rows;
}

/** Votes of a ballot in the order of names, so that the order of casting tells nothing. */
export async function votesOf(db: Kysely<Database>, ballot: string): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select v.member, m.name, v.choice, v.reason, v.version, v.at
    from vote v join member m on m.user_id = v.member
    where v.ballot = ${ballot} order by m.name collate "C", v.member
  `.execute(db);
  return rows;
}

/** Committee members who may act, with what conflicts of interest go by; in the order of their ids. */
export async function committee(
  db: Kysely<Database>,
): Promise<{ readonly userId: string; readonly organisation: string | null }[]> {
  const { rows } = await sql<{ userId: string; organisation: string | null }>`
    select user_id as "userId", organisation from member
    where 'committee' = any(roles) and state = 'active' order by user_id collate "C"
  `.execute(db);
  return rows;
}

/** A ballot as it opens. */
export interface NewBallot {
  readonly application: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly electorate: readonly string[];
  readonly quorum: string;
  readonly share: string;
}

/** Opens a ballot and returns its id. */
export async function insertBallot(tx: Kysely<Database>, ballot: NewBallot): Promise<string> {
  const { id } = await tx
    .insertInto('ballot')
    .values({
      application: ballot.application,
      opened_by: ballot.openedBy,
      opened_at: ballot.openedAt,
      closes_at: ballot.closesAt,
      electorate: [...ballot.electorate],
      quorum: ballot.quorum,
      share: ballot.share,
      closed_at: null,
      result: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Closes an open ballot; false = it was closed before. */
export async function closeBallot(
  tx: Kysely<Database>,
  id: string,
  closed: { readonly state: Exclude<BallotRow['state'], 'open'>; readonly at: Date; readonly result: unknown },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ballot')
    .set((set) => ({
      state: closed.state,
      closed_at: closed.at,
      result: closed.result === null ? null : JSON.stringify(closed.result),
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What a member says. */
export interface NewVote {
  readonly ballot: string;
  readonly member: string;
  readonly choice: VoteChoice;
  readonly reason: string | null;
  readonly at: Date;
  /** Version of their vote that they have seen; 0 = none. */
  readonly seen: number;
}

/** Casts a vote or changes one; null = it is another than the one that was seen. */
export async function putVote(tx: Kysely<Database>, vote: NewVote): Promise<number | null> {
  const { ballot, member, choice, reason, at, seen } = vote;
  const { rows } = await sql<{ version: number }>`
    insert into vote as v (ballot, member, choice, reason, at)
    select ${ballot}, ${member}, ${choice}, ${reason}, ${at}::timestamptz
    where ${seen}::int = 0 or exists (select from vote where ballot = ${ballot} and member = ${member})
    on conflict (ballot, member) do update set choice = excluded.choice, reason = excluded.reason, at = excluded.at,
      version = v.version + 1
      where v.version = ${seen}::int
    returning version
  `.execute(tx);
  return rows[0]?.version ?? null;
}

/** The vote of one member; null = none yet. */
export async function readVote(db: Kysely<Database>, ballot: string, member: string): Promise<VoteRow | null> {
  return (await votesOf(db, ballot)).find((vote) => vote.member === member) ?? null;
}

/** Codes of cases with a ballot or a notice whose time is over, or that lies open although the case went elsewhere. */
export async function dueCases(db: Kysely<Database>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select a.code from application a
    where exists (select from ballot b where b.application = a.id and b.state = 'open'
        and (b.closes_at <= ${now} or a.state <> 'voting'))
      or exists (select from public_notice n where n.application = a.id and n.state = 'open'
        and (n.until_at <= ${now} or a.state not in ('notice', 'voting')))
    order by a.id limit 500
  `.execute(db);
  return rows.map(({ code }) => code);
}
