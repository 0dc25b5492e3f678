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
import type { JudgementTable } from '../../tables/judgement.ts';
import type { ApplicationState } from './application-state.ts';

type Row = Selectable<JudgementTable>;

/** What one reviewer gave one criterion. */
export interface Judgement {
  readonly verdict: Row['verdict'];
  /** Null exactly where the criterion does not apply. */
  readonly points: Row['points'];
  readonly reason: string | null;
  /** Id of the look of the machine that lay before the reviewer; null = there was none. */
  readonly evidence: string | null;
  readonly version: number;
}

/** What a judgement stands on. */
export interface JudgementGround {
  /** Id of the application. */
  readonly id: string;
  readonly state: ApplicationState;
  readonly clock: string | null;
  readonly version: number;
  readonly targetStage: Selectable<Database['application']>['target_stage'];
  readonly rubricId: string | null;
  readonly rubricVersion: number | null;
  readonly rubricDigest: string | null;
  /** The look that was named, or else the newest; null = there is none. */
  readonly evidence: string | null;
  /** What the machine found there for the criterion; null = nothing was looked for. */
  readonly machine: string | null;
  readonly current: Judgement | null;
}

/** Reads in one statement all that a judgement needs, and holds the state of the case; null = there is no such case. */
export async function judgementGround(
  tx: Kysely<Database>,
  asked: {
    readonly code: string;
    readonly criterion: string;
    readonly reviewer: string;
    readonly evidence: string | null;
  },
): Promise<JudgementGround | null> {
  const { rows } = await sql<JudgementGround>`
    select a.id, a.state, a.clock, a.version, a.target_stage as "targetStage",
      a.rubric_id as "rubricId", a.rubric_version as "rubricVersion",
      (select r.digest from rubric r where (r.id, r.version) = (a.rubric_id, a.rubric_version)) as "rubricDigest",
      e.id as evidence, e.machine, (
        select json_build_object('verdict', j.verdict, 'points', j.points, 'reason', j.reason,
          'evidence', j.evidence::text, 'version', j.version)
        from judgement j
        where j.application = a.id and j.criterion = ${asked.criterion} and j.reviewer = ${asked.reviewer}
      ) as current
    from application a
    left join lateral (
      select e.id, (
        select item ->> 'status' from json_array_elements(e.items) item
        where item ->> 'criterion' = ${asked.criterion} limit 1) as machine
      from application_evidence e
      where e.application = a.id and (${asked.evidence}::bigint is null or e.id = ${asked.evidence}::bigint)
      order by e.id desc limit 1
    ) e on true
    where a.code = ${asked.code}
    for share of a
  `.execute(tx);
  return rows[0] ?? null;
}

/** A judgement to be written over the version that its reviewer has seen; 0 = there was none. */
export interface NewJudgement extends Judgement {
  readonly application: string;
  readonly criterion: string;
  readonly reviewer: string;
  readonly at: Date;
}

/** Writes a judgement unless the one there is of another version; false = it is, and nothing was written. */
export async function putJudgement(tx: Kysely<Database>, judgement: NewJudgement): Promise<boolean> {
  const { version, ...values } = judgement;
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('judgement')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { application, criterion, reviewer, ...given } = values;
  const { numUpdatedRows } = await tx
    .updateTable('judgement')
    .set({ ...given, version: version + 1 })
    .where('application', '=', application)
    .where('criterion', '=', criterion)
    .where('reviewer', '=', reviewer)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes a judgement away; false = it is of another version. */
export async function removeJudgement(
  tx: Kysely<Database>,
  {
    application,
    criterion,
    reviewer,
    version,
  }: Pick<NewJudgement, 'application' | 'criterion' | 'reviewer' | 'version'>,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('judgement')
    .where('application', '=', application)
    .where('criterion', '=', criterion)
    .where('reviewer', '=', reviewer)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The version that a judgement has by now, seen by a new statement; 0 = there is none. */
export async function judgementVersion(
  tx: Kysely<Database>,
  { application, criterion, reviewer }: Pick<NewJudgement, 'application' | 'criterion' | 'reviewer'>,
): Promise<number> {
  const row = await tx
    .selectFrom('judgement')
    .select('version')
    .where('application', '=', application)
    .where('criterion', '=', criterion)
    .where('reviewer', '=', reviewer)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** A judgement with the name of whoever gave it. */
export interface GivenJudgementRow extends Judgement {
  readonly criterion: string;
  readonly reviewer: string;
  readonly reviewerName: string;
  readonly at: Date;
}

/** All judgements of a case, by criterion, the oldest first. */
export async function listJudgements(db: Kysely<Database>, application: string): Promise<GivenJudgementRow[]> {
  return db
    .selectFrom('judgement as j')
    .innerJoin('member as m', 'm.user_id', 'j.reviewer')
    .select([
      'j.criterion',
      'j.reviewer',
      'm.name as reviewerName',
      'j.verdict',
      'j.points',
      'j.reason',
      'j.evidence',
      'j.version',
      'j.at',
    ])
    .where('j.application', '=', application)
    .orderBy(sql`j.criterion collate "C"`)
    .orderBy('j.at')
    .orderBy('j.reviewer')
    .execute();
}
