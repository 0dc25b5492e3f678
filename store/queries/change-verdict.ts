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
import type { Database } from '../schema.ts';
import type { ChangeVerdictTable } from '../tables/change-verdict.ts';

/** A verdict as it is stored. */
export type ChangeVerdictRow = Selectable<ChangeVerdictTable>;

const keptDays = 90;

/** What of a change was judged: another head, or another branch that it is for, is another question. */
export interface JudgedChange {
  readonly number: string;
  /** Full id of the commit, in hexadecimal. */
  readonly head: string;
  /** Null for verdicts of before branches were kept. */
  readonly baseRef: string | null;
  readonly verdict: ChangeVerdictTable['verdict'];
  /** The platform was told, or cannot be: no other look is needed. */
  readonly settled: boolean;
  /** False when its commits were not to be had. */
  readonly fetched: boolean;
  /** Of one that was not fetched and is not settled: when that was first seen. */
  readonly checkedAt: Date;
}

/** Everything of a repository that was judged here, in no order; what pipelines say of themselves is no judgement of ours. */
export async function judgedChanges(db: Kysely<Database>, repositoryId: string): Promise<JudgedChange[]> {
  const rows = await db
    .selectFrom('change_verdict')
    .select(['change_number', 'head_sha', 'base_sha', 'base_ref', 'verdict', 'told_at', 'problem', 'checked_at'])
    .where('repository_id', '=', repositoryId)
    .where('reported_by', 'is', null)
    .execute();
  return rows.map(({ change_number, head_sha, base_sha, base_ref, verdict, told_at, problem, checked_at }) => ({
    number: change_number,
    head: head_sha.toString('hex'),
    baseRef: base_ref,
    verdict,
    settled: told_at !== null || problem !== null,
    fetched: base_sha !== null,
    checkedAt: checked_at,
  }));
}

/** Keeps what a check found, in place of what an earlier one of the same head did; verdicts of a season ago are forgotten. */
export async function saveChangeVerdict(
  db: Kysely<Database>,
  row: Omit<ChangeVerdictRow, 'reported_by'>,
): Promise<void> {
  const { repository_id, base_sha, base_ref, verdict, errors, warnings, report, problem, checked_at, told_at } = row;
  const rest = {
    base_sha,
    base_ref,
    verdict,
    errors,
    warnings,
    report,
    problem,
    checked_at,
    told_at,
    reported_by: null,
  };
  await db
    .insertInto('change_verdict')
    .values({ ...row, reported_by: null })
    .onConflict((conflict) => conflict.columns(['repository_id', 'change_number', 'head_sha']).doUpdateSet(rest))
    .execute();
  await db
    .deleteFrom('change_verdict')
    .where('repository_id', '=', repository_id)
    .where('checked_at', '<', sql<Date>`${row.checked_at}::timestamptz - make_interval(days => ${keptDays})`)
    .execute();
}

/** Keeps what a pipeline says, in place of what one said before; false = the hub has judged this head itself. */
export async function saveReportedVerdict(tx: Kysely<Database>, row: ChangeVerdictRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('change_verdict')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['repository_id', 'change_number', 'head_sha'])
        .doUpdateSet(row)
        .where('change_verdict.reported_by', 'is not', null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Id of a repository of a project by its address; null = the project has none such. */
export async function repositoryOfProject(db: Kysely<Database>, project: string, url: string): Promise<string | null> {
  const row = await db
    .selectFrom('project_repository as pr')
    .innerJoin('repository as r', 'r.id', 'pr.repository_id')
    .select('r.id')
    .where('pr.project', '=', project)
    .where('r.url', '=', url)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Newest verdicts over all repositories of a project, without their reports. */
export async function changeVerdictsOf(
  db: Kysely<Database>,
  project: string,
  limit: number,
): Promise<(Omit<ChangeVerdictRow, 'report'> & { readonly url: string })[]> {
  return db
    .selectFrom('change_verdict as v')
    .innerJoin('repository as r', 'r.id', 'v.repository_id')
    .innerJoin('project_repository as pr', 'pr.repository_id', 'v.repository_id')
    .select([
      'v.repository_id',
      'v.change_number',
      'v.head_sha',
      'v.base_sha',
      'v.base_ref',
      'v.verdict',
      'v.errors',
      'v.warnings',
    ])
    .select(['v.problem', 'v.checked_at', 'v.told_at', 'v.reported_by', 'r.url'])
    .where('pr.project', '=', project)
    .orderBy('v.checked_at', 'desc')
    .orderBy('v.change_number', 'desc')
    .limit(limit)
    .execute();
}
