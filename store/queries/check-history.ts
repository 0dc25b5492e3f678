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
import type postgres from 'postgres';
import type { CheckStatus } from '../facts.ts';
import type { Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** A verdict to remember. */
export interface RememberedVerdict {
  readonly id: string;
  readonly revision: number;
  readonly status: CheckStatus;
  readonly score: number | null;
}

/**
 * Remembers verdicts that differ from the last ones, from the day of the crawl on. The first verdict of a check holds
 * from the start of the month that is scored with it.
 */
export async function rememberVerdicts(
  sql: postgres.TransactionSql,
  project: string,
  verdicts: readonly RememberedVerdict[],
  { day, month }: { readonly day: Date; readonly month: Month },
): Promise<void> {
  await sql`
    insert into check_history (project, check_id, since, revision, status, score)
    select ${project}, n.id, case when l.since is null then least(${`${month}-01`}::date, ${day}::date)
      else greatest(l.since, ${day}::date) end, n.revision, n.status, n.score
    from jsonb_to_recordset(${sql.json(verdicts as never)}) as n (id text, revision int, status text, score float8)
    left join lateral (select h.* from check_history h where h.project = ${project} and h.check_id = n.id
      order by h.since desc limit 1) l on true
    where l.since is null or (l.revision, l.status, l.score) is distinct from (n.revision, n.status, n.score)
    on conflict (project, check_id, since) do update
      set revision = excluded.revision, status = excluded.status, score = excluded.score`;
}

/** A verdict that held on a day. */
export interface PastVerdict {
  readonly check_id: string;
  /** `YYYY-MM-DD`. */
  readonly since: string;
  readonly revision: number;
  readonly status: CheckStatus;
  readonly score: number | null;
}

/** Every remembered verdict of a project, by check and day. */
export function pastVerdicts(db: Kysely<Database>, project: string): Promise<PastVerdict[]> {
  return db
    .selectFrom('check_history')
    .select(['check_id', 'since', 'revision', 'status', 'score'])
    .where('project', '=', project)
    .orderBy(sql`check_id collate "C"`)
    .orderBy('since')
    .execute();
}
