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
import type { ActivityClass } from '../activity.ts';
import type { CrawlOutcome, RepositoryState } from '../facts.ts';
import type { Database } from '../schema.ts';
import { followed } from './desk/followed.ts';

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

/** What the worker visits: each repository of a project that is listed or applied for, once. */
export async function repositoriesToVisit(db: Kysely<Database>): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select id, projects, url, platform, fetched_at from (
      select r.id, array_agg(pr.project order by pr.project) as projects, r.url, r.platform, r.fetched_at,
        coalesce((select sum(run.commits_new) from crawl_run run where run.repository_id = r.id), 0) as size
      from repository r
      join project_repository pr on pr.repository_id = r.id
      join project p on p.slug = pr.project and ${followed}
      group by r.id) visit
    order by fetched_at is not null, size, id`.execute(db);
  return rows;
}

/** One of them; null when no project that is listed or applied for owns it. */
export async function repositoryToVisit(db: Kysely<Database>, id: string): Promise<VisitRow | null> {
  const { rows } = await sql<VisitRow>`
    select r.id, array_agg(pr.project order by pr.project) as projects, r.url, r.platform, r.fetched_at
    from repository r
    join project_repository pr on pr.repository_id = r.id
    join project p on p.slug = pr.project and ${followed}
    where r.id = ${id} group by r.id`.execute(db);
  return rows[0] ?? null;
}

/** A repository with its newest visit and its plan; of everything that was ever crawled, listed or not. */
export interface RepositoryStatusRow {
  readonly id: string;
  readonly platform: string;
  readonly url: string;
  readonly state: RepositoryState;
  /** Slugs of listed projects. */
  readonly projects: readonly string[];
  readonly fetched_at: Date | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly outcome: CrawlOutcome | null;
  readonly reason_kind: string | null;
  readonly reason: string | null;
  readonly completeness: unknown;
  readonly class: ActivityClass;
  /** Null = nothing is planned: no listed project owns it, or it waits for its first visit. */
  readonly next_at: Date | null;
  readonly hinted_at: Date | null;
  readonly failures: number;
}

/** All of them, by first project and address. */
export async function repositoryStatus(db: Kysely<Database>): Promise<RepositoryStatusRow[]> {
  const { rows } = await sql<RepositoryStatusRow>`
    select r.id, r.platform, r.url, r.state, r.fetched_at, own.projects, run.started_at, run.finished_at, run.outcome,
      run.reason_kind, run.reason, coalesce(run.completeness, '{}') as completeness, coalesce(plan.class, 'new') as class,
      case when plan.visited_at is not null and own.projects <> '{}' then plan.next_at end as next_at, plan.hinted_at,
      coalesce(plan.failures, 0) as failures
    from repository r
    cross join lateral (select coalesce(array_agg(pr.project order by pr.project), '{}') as projects
      from project_repository pr join project p on p.slug = pr.project and p.listed where pr.repository_id = r.id) own
    left join crawl_plan plan on plan.repository_id = r.id
    left join lateral (select * from crawl_run where repository_id = r.id order by started_at desc, id desc limit 1) run on true
    where own.projects <> '{}' or run.id is not null
    order by own.projects[1] nulls last, r.url, r.id`.execute(db);
  return rows;
}

/** How complete one stream of a repository is; `received` counts rows stored and not gone. */
export interface StreamStatusRow {
  readonly repository_id: string;
  readonly stream: string;
  readonly support: 'full' | 'partial' | 'unsupported';
  readonly asked: number | null;
  readonly received: number;
  readonly refused: readonly { readonly what: string; readonly why: string; readonly count: number }[];
  readonly clean_at: Date | null;
  readonly observed_at: Date | null;
  readonly reason_kind: string | null;
  readonly reason: string | null;
}

/** Streams of all repositories, by repository. */
export async function streamStatus(db: Kysely<Database>): Promise<Map<string, StreamStatusRow[]>> {
  const rows = await db.selectFrom('stream_state').selectAll().orderBy('repository_id').orderBy('stream').execute();
  // The column is JSON that the crawler wrote in this shape.
  return Map.groupBy(rows as unknown as StreamStatusRow[], ({ repository_id }) => repository_id);
}

/** The plan of every repository that has one. */
export async function crawlPlans(
  db: Kysely<Database>,
): Promise<Map<string, Pick<RepositoryStatusRow, 'class' | 'next_at' | 'hinted_at'>>> {
  const rows = await db
    .selectFrom('crawl_plan')
    .select(['repository_id', 'class', 'next_at', 'hinted_at', 'visited_at'])
    .execute();
  return new Map(
    rows.map(({ repository_id, class: activity, next_at, hinted_at, visited_at }) => [
      repository_id,
      { class: activity, next_at: visited_at === null ? null : next_at, hinted_at },
    ]),
  );
}
