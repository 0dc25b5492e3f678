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
import type { CrawlOutcome } from '../facts.ts';
import type { Database } from '../schema.ts';

/** The newest visit to a repository. */
export interface CrawlRunRow {
  readonly repository_id: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly outcome: CrawlOutcome | null;
  readonly reason_kind: string | null;
  readonly reason: string | null;
  readonly completeness: unknown;
  /** Which refs the last finished visit that saw any saw; null before that. */
  readonly refs_digest: string | null;
}

/** Newest visit of every repository that a listed project owns. */
export async function newestRuns(db: Kysely<Database>): Promise<CrawlRunRow[]> {
  const { rows } = await sql<CrawlRunRow>`
    select run.* from (select distinct pr.repository_id from project_repository pr
      join project p on p.slug = pr.project and p.listed) r
    cross join lateral (
      select repository_id, started_at, finished_at, outcome, reason_kind, reason, completeness,
        (select refs_digest from crawl_run where repository_id = r.repository_id
          and finished_at is not null and refs_digest is not null
          order by started_at desc, id desc limit 1) as refs_digest
      from crawl_run where repository_id = r.repository_id
      order by started_at desc, id desc limit 1) run`.execute(db);
  return rows;
}

/** A repository in the order of visits: never fetched first, then those with fewest commits. */
export interface VisitRow {
  readonly id: string;
  /** Listed projects that own it, by slug. */
  readonly projects: readonly string[];
  readonly url: string;
  /** Id of a platform, or `git`. */
  readonly platform: string;
  readonly fetched_at: Date | null;
}

/** What the worker visits: each repository of a listed project once. */
export async function repositoriesToVisit(db: Kysely<Database>): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select id, projects, url, platform, fetched_at from (
      select r.id, array_agg(pr.project order by pr.project) as projects, r.url, r.platform, r.fetched_at,
        coalesce((select sum(run.commits_new) from crawl_run run where run.repository_id = r.id), 0) as size
      from repository r
      join project_repository pr on pr.repository_id = r.id
      join project p on p.slug = pr.project and p.listed
      group by r.id) visit
    order by fetched_at is not null, size, id`.execute(db);
  return rows;
}

/** One of them; null when no listed project owns it. */
export async function repositoryToVisit(db: Kysely<Database>, id: string): Promise<VisitRow | null> {
  const { rows } = await sql<VisitRow>`
    select r.id, array_agg(pr.project order by pr.project) as projects, r.url, r.platform, r.fetched_at
    from repository r
    join project_repository pr on pr.repository_id = r.id
    join project p on p.slug = pr.project and p.listed
    where r.id = ${id} group by r.id`.execute(db);
  return rows[0] ?? null;
}
