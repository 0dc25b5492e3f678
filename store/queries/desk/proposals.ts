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
import type { CheckStatus, RepositoryState } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** What was read of one repository of a project. */
export interface ReadRepository {
  readonly id: string;
  readonly url: string;
  readonly state: RepositoryState;
  readonly reasonKind: string | null;
  readonly fetchedAt: Date | null;
  /** Hex; null = never read, or empty. */
  readonly head: string | null;
  readonly branch: string | null;
  readonly firstCommit: Date | null;
  readonly lastCommit: Date | null;
  readonly commits: number;
  readonly authors: number;
  /** `LicenceResult` of `licenses/result.ts`; null = not computed yet. */
  readonly licence: unknown;
  readonly description: string | null;
  readonly homepage: string | null;
}

/** The repositories of a project, in their order. */
export async function readRepositories(db: Kysely<Database>, project: string): Promise<readonly ReadRepository[]> {
  const { rows } = await sql<ReadRepository>`
    select r.id, r.url, r.state, r.reason_kind as "reasonKind", r.fetched_at as "fetchedAt",
      encode(r.head_sha, 'hex') as head, r.default_ref as branch, h.first as "firstCommit", h.last as "lastCommit",
      h.commits, h.authors, l.result as licence, f.description, f.homepage
    from project_repository o
    join repository r on r.id = o.repository_id
    left join licence_fact l on l.repository_id = r.id and l.head_sha = r.head_sha
    left join platform_repository f on f.repository_id = r.id
    cross join lateral (
      select min(c.authored_at) as first, max(c.authored_at) as last, count(*)::int as commits,
        count(distinct c.author_id)::int as authors
      from commit c where c.repository_id = r.id and c.on_default and c.reachable) h
    where o.project = ${project} order by o.position, r.id`.execute(db);
  return rows;
}

/** Newest results of some checks of a project, by check. */
export async function readChecks(
  db: Kysely<Database>,
  project: string,
  checks: readonly string[],
): Promise<ReadonlyMap<string, { readonly status: string; readonly result: unknown }>> {
  const rows = await db
    .selectFrom('check_result')
    .select(['check_id', 'status', 'result'])
    .where('project', '=', project)
    .where('check_id', 'in', [...checks])
    .execute();
  return new Map(rows.map(({ check_id, status, result }) => [check_id, { status, result }]));
}

/** How many checks of a project came out how. */
export async function countChecks(
  db: Kysely<Database>,
  project: string,
): Promise<readonly { readonly status: CheckStatus; readonly count: number }[]> {
  return db
    .selectFrom('check_result')
    .select(['status', sql<number>`count(*)::int`.as('count')])
    .where('project', '=', project)
    .groupBy('status')
    .orderBy('status')
    .execute();
}
