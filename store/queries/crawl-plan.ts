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
import { type ActivityClass, classOf, leastApart, nextVisit, type VisitEnd } from '../activity.ts';
import type { Database } from '../schema.ts';
import type { VisitRow } from './crawl-status.ts';
import { followed } from './desk/followed.ts';

/** A repository whose time has come, and why. */
export interface DueRow extends VisitRow {
  readonly why: 'new' | 'hint' | 'due';
}

/**
 * Repositories of projects that are listed or applied for that are due, the most urgent first: hinted ones, then known
 * ones by class, new ones last, since a first crawl takes longest. Projects that came with a file of facts are not crawled.
 */
export async function dueRepositories(db: Kysely<Database>, now: Date, limit: number): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select r.id, array_agg(pr.project order by pr.project) as projects, r.url, r.platform, r.fetched_at,
      case when plan.visited_at is null then 'new' when plan.hinted_at >= plan.visited_at then 'hint' else 'due' end as why
    from repository r
    join project_repository pr on pr.repository_id = r.id
    join project p on p.slug = pr.project and ${followed} and p.entry ->> 'origin' is distinct from 'facts'
    left join crawl_plan plan on plan.repository_id = r.id
    where plan.visited_at is null or plan.next_at <= ${now}
    group by r.id, plan.repository_id
    order by plan.visited_at is null, plan.hinted_at >= plan.visited_at desc nulls last,
      array_position(array['hot', 'warm', 'cold', 'archived', 'new'], plan.class), plan.next_at, r.id
    limit ${limit}`.execute(db);
  return rows;
}

/**
 * Repositories to look at although they are not due: those with a webhook 22 hours after the last visit, because calls get
 * lost and a day is promised, and those that are not archived a week after they were last compared with their platform.
 */
export async function unreconciledRepositories(db: Kysely<Database>, now: Date, limit: number): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select r.id, array_agg(pr.project order by pr.project) as projects, r.url, r.platform, r.fetched_at
    from repository r
    join project_repository pr on pr.repository_id = r.id
    join project p on p.slug = pr.project and ${followed}
    join crawl_plan plan on plan.repository_id = r.id
    where plan.failures = 0 and (
      (plan.visited_at < ${now}::timestamptz - interval '22 hours' and exists (select 1 from hook where repository_id = r.id))
      or (plan.class <> 'archived' and plan.reconciled_at < ${now}::timestamptz - interval '7 days'))
    group by r.id, plan.repository_id
    order by plan.visited_at, r.id limit ${limit}`.execute(db);
  return rows;
}

/** Notes that a visit begins; a repository that is not there any more is passed over. */
export async function beginVisit(db: Kysely<Database>, repositoryId: string, now: Date): Promise<void> {
  await sql`
    insert into crawl_plan (repository_id, visited_at) select id, ${now} from repository where id = ${repositoryId}
    on conflict (repository_id) do update set visited_at = excluded.visited_at`.execute(db);
}

interface ActivityRow {
  readonly archived: boolean;
  readonly active_at: Date | null;
  readonly visited_at: Date | null;
  readonly hinted_at: Date | null;
  readonly failures: number;
}

async function readActivity(db: Kysely<Database>, id: string, now: Date): Promise<ActivityRow | undefined> {
  const { rows } = await sql<ActivityRow>`
    select coalesce(remote.archived or remote.disabled, false) as archived, plan.visited_at, plan.hinted_at,
      coalesce(plan.failures, 0) as failures,
      greatest(
        (select max(authored_at) from commit where repository_id = r.id and on_default and authored_at <= ${now}),
        case when remote.pushed_at <= ${now} then remote.pushed_at end, plan.hinted_at,
        (select max(updated_at) from issue where repository_id = r.id and updated_at <= ${now}),
        (select max(updated_at) from change where repository_id = r.id and updated_at <= ${now})
      ) as active_at
    from repository r
    left join crawl_plan plan on plan.repository_id = r.id
    left join platform_repository remote on remote.repository_id = r.id
    where r.id = ${id}`.execute(db);
  return rows[0];
}

/** What was planned. */
export interface Plan {
  readonly class: ActivityClass;
  readonly nextAt: Date;
  /** A webhook called during the visit. */
  readonly hinted: boolean;
}

/** Plans the next visit by how this one ended; null when the repository is not there any more. */
export async function planNext(
  db: Kysely<Database>,
  repositoryId: string,
  end: VisitEnd,
  now: Date,
  chance = Math.random(),
): Promise<Plan | null> {
  const row = await readActivity(db, repositoryId, now);
  if (row === undefined) return null;
  const activity = classOf({ archived: row.archived, activeAt: row.active_at }, now);
  const visitedAt = row.visited_at ?? now;
  const facts = { class: activity, visitedAt, hintedAt: row.hinted_at, failures: row.failures };
  const next = nextVisit(facts, end, now, chance);
  await sql`
    insert into crawl_plan (repository_id, class, next_at, visited_at, failures)
    values (${repositoryId}, ${activity}, ${next.at}, ${visitedAt}, ${next.failures})
    on conflict (repository_id) do update set class = excluded.class, next_at = excluded.next_at,
      failures = excluded.failures`.execute(db);
  const hinted = row.hinted_at !== null && row.hinted_at >= visitedAt;
  return { class: activity, nextAt: next.at, hinted };
}

/**
 * Notes that something happened in a repository and tells when it may be visited for it: now, or a minute after the last
 * visit began. Null when there is no such repository, or a visit for an earlier hint is still to come.
 */
export async function hint(db: Kysely<Database>, repositoryId: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ not_before: Date; waits: boolean }>`
    with before as (select repository_id, visited_at, hinted_at from crawl_plan where repository_id = ${repositoryId})
    insert into crawl_plan as plan (repository_id, hinted_at, next_at)
    select id, ${now}, ${now} from repository where id = ${repositoryId}
    on conflict (repository_id) do update set hinted_at = excluded.hinted_at,
      next_at = least(plan.next_at, greatest(excluded.next_at, plan.visited_at + ${leastApart}::int * interval '1 ms'))
    returning greatest(${now}::timestamptz, plan.visited_at + ${leastApart}::int * interval '1 ms') as not_before,
      coalesce((select before.hinted_at > before.visited_at from before), false) as waits`.execute(db);
  const [row] = rows;
  return row === undefined || row.waits ? null : row.not_before;
}

/** When something is due next; null when nothing is planned. */
export async function nextPlanned(db: Kysely<Database>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(plan.next_at) as at from crawl_plan plan
    where exists (select 1 from project_repository pr join project p on p.slug = pr.project and ${followed}
      where pr.repository_id = plan.repository_id)`.execute(db);
  return rows[0]?.at ?? null;
}
