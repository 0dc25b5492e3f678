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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Scope, Text } from '#store/facts.ts';
import { monthStart } from '#store/period.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest } from '../metric.ts';
import { createAffiliation, organisationAt, unknownOrganisation } from './affiliation.ts';
import { monthAt, monthIndex } from './month-index.ts';
import { createSlots } from './slot.ts';

/** Which commits count, in words, as every card that counts commits quotes it. */
export const commitRule: Text = {
  zh: '只数默认分支上可达、非合并、有可信作者时间（UTC）的提交，作者须为人（机器人、智能体、服务账号不计）；同一提交出现在同一对象的多个代码仓时只数一次。',
  en: 'Counts non-merge commits reachable from the default branch with a plausible author date (UTC) by a human author (bots, agents and service accounts are left out); a commit that stands in several repositories of a subject counts once.',
};

/** How many months before the first requested one are read: all of them, two windows (retention), or one. */
const lookback: Readonly<Record<Scope, number | null>> = {
  repository: null,
  project: null,
  organisation: 23,
  person: 11,
};

/**
 * Runs `work` in a transaction with the temporary tables that metrics read, all for one request:
 * `scoped` (bucket, project, repository_id, position), `contribution` (one row per commit and human author or
 * co-author), `actor_month` (its roll-up) and `slot` (the figures asked for, and which of them cannot be known).
 */
export function withContributions<T>(
  db: Kysely<Database>,
  request: MetricRequest,
  work: (session: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (session) => {
    await sql`set local work_mem = '64MB'`.execute(session);
    await sql`set local jit = off`.execute(session);
    await sql`set local statement_timeout = '15min'`.execute(session);
    await createScoped(session, request);
    await createAffiliation(session);
    await createContribution(session, request);
    await createActorMonth(session);
    await createSlots(session, request);
    return await work(session);
  });
}

function bucketOf(scope: Scope): RawBuilder<unknown> {
  if (scope === 'project') return sql`pr.project`;
  return scope === 'repository' ? sql`pr.repository_id::text` : sql`''::text`;
}

async function createScoped(session: Kysely<Database>, { scope, subjects }: MetricRequest): Promise<void> {
  const narrow = scope === 'project' || scope === 'repository' ? subjects : null;
  const bucket = bucketOf(scope);
  await sql`create temporary table scoped on commit drop as
    select ${bucket} collate "C" as bucket, pr.project collate "C" as project, pr.repository_id, pr.position
    from project_repository pr join project p on p.slug = pr.project
    where p.listed and (${narrow === null ? null : [...narrow]}::text[] is null
      or ${bucket} = any(${narrow === null ? null : [...narrow]}::text[]))`.execute(session);
  await sql`analyze scoped`.execute(session);
}

function subjectOf(scope: Scope): RawBuilder<unknown> {
  if (scope === 'person') return sql`w.person::text`;
  return scope === 'organisation' ? sql`coalesce(w.organisation, ${unknownOrganisation}::text)` : sql`w.bucket`;
}

async function createContribution(session: Kysely<Database>, request: MetricRequest): Promise<void> {
  const months = lookback[request.scope];
  const since = months === null ? null : monthStart(monthAt(monthIndex(request.first) - months));
  const until = monthStart(monthAt(monthIndex(request.last) + 1));
  const wanted = request.subjects === null ? null : [...request.subjects];
  await sql`create temporary table contribution on commit drop as
    with landed as (${landed(since, until)}),
    acted as (
      select l.*, l.author_id as person, true as author from landed l
      union all
      select l.*, t.identity_id, false from landed l
      join (select distinct repository_id, sha, identity_id from commit_trailer where key = 'co-authored-by') t
        on t.repository_id = l.repository_id and t.sha = l.sha
      where t.identity_id <> l.author_id
    ),
    human as (
      select a.*, ${organisationAt('i.domain', 'a.at')} as organisation,
        (date_part('year', a.at) * 12 + date_part('month', a.at) - 1)::int as month,
        case when a.author then 1.0 else 0.5 end as weight
      from acted a join identity i on i.id = a.person and i.class = 'human'
    ),
    weighed as (
      select h.*, round((h.weight / sqrt(sum(h.weight) over (
        partition by h.bucket, h.repository_id, h.person, h.month)))::numeric, 9) as activity
      from human h
    )
    select w.*, ${subjectOf(request.scope)} collate "C" as subject from weighed w
    where ${wanted}::text[] is null or ${subjectOf(request.scope)} = any(${wanted}::text[])`.execute(session);
  await sql`analyze contribution (subject, month)`.execute(session);
}

/** One row per bucket and commit; where several repositories have it, the first in the registry's order. */
function landed(since: Date | null, until: Date): RawBuilder<unknown> {
  return sql`select distinct on (s.bucket, c.sha) s.bucket, s.project, c.repository_id, c.sha, c.author_id,
      c.authored_at at time zone 'UTC' as at, c.author_zone, c.additions, c.deletions,
      c.lines = 'counted' as counted, c.signed_off
    from scoped s join commit c on c.repository_id = s.repository_id
    where c.on_default and c.reachable and not c.merge and c.author_id is not null and c.authored_at is not null
      and (${since}::timestamptz is null or c.authored_at >= ${since}::timestamptz)
      and c.authored_at < ${until}::timestamptz
    order by s.bucket, c.sha, s.project, s.position, c.repository_id`;
}

async function createActorMonth(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table actor_month on commit drop as
    select subject, month, person, organisation, project,
      count(*) filter (where author) as commits,
      count(*) filter (where author and signed_off) as signed,
      count(*) filter (where author and counted) as counted,
      coalesce(sum(additions) filter (where author and counted), 0) as additions,
      coalesce(sum(deletions) filter (where author and counted), 0) as deletions,
      sum(activity) as activity
    from contribution group by subject, month, person, organisation, project`.execute(session);
  await sql`analyze actor_month (subject, month, person)`.execute(session);
}
