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
import type { RepositoryState } from '../../facts.ts';
import type { Database } from '../../schema.ts';

/** A repository whose newest visit did not go well. */
export interface FailedCrawlRow {
  readonly id: string;
  readonly url: string;
  readonly platform: string;
  readonly projects: readonly string[];
  readonly state: RepositoryState;
  readonly outcome: 'partial' | 'failed' | null;
  readonly reason_kind: string | null;
  readonly reason: string | null;
  readonly finished_at: Date | null;
  /** Last visit that brought something; null = none did. */
  readonly fetched_at: Date | null;
}

/** Repositories of projects and applications whose newest visit failed, brought less than all, or whose state says why there is none. */
export async function failedCrawls(db: Kysely<Database>, limit: number): Promise<FailedCrawlRow[]> {
  const { rows } = await sql<FailedCrawlRow>`
    select r.id, r.url, r.platform, array_agg(distinct o.project order by o.project) as projects, r.state, run.outcome,
      coalesce(run.reason_kind, r.reason_kind) as reason_kind, coalesce(run.reason, r.reason) as reason, run.finished_at, r.fetched_at
    from repository r join project_repository o on o.repository_id = r.id
    left join lateral (select outcome, reason_kind, reason, finished_at from crawl_run c
      where c.repository_id = r.id and c.finished_at is not null order by started_at desc, id desc limit 1) run on true
    where run.outcome in ('failed', 'partial') or r.state not in ('ok', 'new', 'empty')
    group by r.id, run.outcome, run.reason_kind, run.reason, run.finished_at
    order by run.outcome = 'partial', run.finished_at desc nulls last, r.id limit ${limit}`.execute(db);
  return rows;
}

/** Which projects own a repository; null = there is no such repository. */
export async function repositoryOwners(db: Kysely<Database>, id: string): Promise<readonly string[] | null> {
  const { rows } = await sql<{ projects: string[] }>`
    select array(select project from project_repository where repository_id = r.id order by project) as projects
    from repository r where r.id = ${id}::bigint`.execute(db);
  return rows[0]?.projects ?? null;
}

/** Addresses of repositories by number. */
export async function repositoryUrls(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('repository')
    .select(['id', 'url'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, url }) => [id, url]));
}
