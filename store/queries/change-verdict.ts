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

/** Heads that need no other look, as `number head`: the platform was told, or cannot be. */
export async function settledHeads(db: Kysely<Database>, repositoryId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('change_verdict')
    .select(['change_number', 'head_sha'])
    .where('repository_id', '=', repositoryId)
    .where((is) => is.or([is('told_at', 'is not', null), is('problem', 'is not', null)]))
    .execute();
  return new Set(rows.map(({ change_number, head_sha }) => `${change_number} ${head_sha.toString('hex')}`));
}

/** Keeps what a check found, in place of what an earlier one of the same head did; verdicts of a season ago are forgotten. */
export async function saveChangeVerdict(db: Kysely<Database>, row: ChangeVerdictRow): Promise<void> {
  const { repository_id, base_sha, verdict, errors, warnings, report, problem, checked_at, told_at } = row;
  const rest = { base_sha, verdict, errors, warnings, report, problem, checked_at, told_at };
  await db
    .insertInto('change_verdict')
    .values(row)
    .onConflict((conflict) => conflict.columns(['repository_id', 'change_number', 'head_sha']).doUpdateSet(rest))
    .execute();
  await db
    .deleteFrom('change_verdict')
    .where('repository_id', '=', repository_id)
    .where('checked_at', '<', sql<Date>`${row.checked_at}::timestamptz - make_interval(days => ${keptDays})`)
    .execute();
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
    .select(['v.repository_id', 'v.change_number', 'v.head_sha', 'v.base_sha', 'v.verdict', 'v.errors', 'v.warnings'])
    .select(['v.problem', 'v.checked_at', 'v.told_at', 'r.url'])
    .where('pr.project', '=', project)
    .orderBy('v.checked_at', 'desc')
    .orderBy('v.change_number', 'desc')
    .limit(limit)
    .execute();
}
