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
import { type Scope, type Text, unknownSubject } from '#store/facts.ts';
import { followed } from '#store/queries/desk/followed.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest } from '../metric.ts';
import { createKnown } from './known.ts';
import { monthIndex } from './month-index.ts';

/** Which commits count, in words, as every card that counts commits quotes it. */
export const commitRule: Text = {
  zh: '只数默认分支上可达、非合并、有可信作者时间（UTC）的提交，作者须为人（机器人、智能体、服务账号不计）；同一提交出现在同一对象的多个代码仓时只数一次。',
  en: 'Counts non-merge commits reachable from the default branch with a plausible author date (UTC) by a human author (bots, agents and service accounts are left out); a commit that stands in several repositories of a subject counts once.',
};

/** Which people count, in words, as every card that counts acts on a platform quotes it. */
export const humanRule: Text = {
  zh: '只数人的行为：机器人、智能体、服务账号不计；平台隐去作者的行为计入总数，归入“未知”。时间按 UTC。',
  en: 'Counts what humans did: bots, agents and service accounts are left out; acts whose author the platform hides count in totals, as unknown. Times are UTC.',
};

/** How many months before the first requested one are read: all of them, or two windows. */
const lookback: Readonly<Record<Scope, number | null>> = {
  repository: null,
  project: null,
  organisation: 23,
  person: 23,
  domain: 23,
};

/**
 * Runs `work` in a transaction with the temporary tables that metrics read, all for one request:
 * - `scoped` (bucket, project, repository_id, position): the repositories in question;
 * - `acts` (subject, project, repository_id, kind, source, person, organisation, at [UTC, no zone], month, zone,
 *   subject_kind, subject_number, other, additions, deletions, signed_off, discount, activity, activity_2023,
 *   activity_2020): what humans did, one row an act, see `ActTable`;
 * - `items`: issues and changes that humans opened, with `subject`, `person`, and all columns of `WorkItemTable`;
 * - `actor_month` (subject, month, project, repository_id, person, organisation, and counts): the roll-up of `acts`;
 * - `known`, and for each metric the view `slot`: see `known.ts`.
 *
 * With `tables` = `known` there are only `scoped`, `known` and `slot`, and subjects of hub scopes must be named.
 * `person` and `organisation` are null for the unknown; `subject` is {@link unknownSubject} then.
 */
export function withFacts<T>(
  db: Kysely<Database>,
  request: MetricRequest,
  work: (session: Kysely<Database>) => Promise<T>,
  tables: 'all' | 'known' = 'all',
): Promise<T> {
  return db.transaction().execute(async (session) => {
    await sql`set local work_mem = '64MB'`.execute(session);
    await sql`set local jit = off`.execute(session);
    await sql`set local statement_timeout = '15min'`.execute(session);
    await createScoped(session, request);
    if (tables === 'all') {
      await createActs(session, request);
      await createItems(session, request);
      await createActorMonth(session);
    }
    await createKnown(session, request);
    return await work(session);
  });
}

function bucketOf(scope: Scope): RawBuilder<unknown> {
  if (scope === 'project') return sql`pr.project`;
  if (scope === 'domain') return sql`p.domain`;
  return scope === 'repository' ? sql`pr.repository_id::text` : sql`''::text`;
}

async function createScoped(session: Kysely<Database>, { scope, subjects, within }: MetricRequest): Promise<void> {
  const narrow = scope === 'organisation' || scope === 'person' ? null : subjects;
  const bucket = bucketOf(scope);
  const wanted = narrow === null ? null : [...narrow];
  const projects = within === undefined ? null : [...within];
  // A project that is only applied for is computed by its own name, and counts into nothing else.
  const shown = (scope === 'project' || scope === 'repository') && wanted !== null ? followed : sql`p.listed`;
  // A repository is one subject, however many projects list it.
  const apart = scope === 'repository' ? sql`''::text` : sql`pr.project`;
  await sql`create temporary table scoped on commit drop as
    select distinct on (${bucket}, pr.repository_id, ${apart})
      ${bucket} collate "C" as bucket, pr.project collate "C" as project, pr.repository_id, pr.position
    from project_repository pr join project p on p.slug = pr.project
    where ${shown} and (${wanted}::text[] is null or ${bucket} = any(${wanted}::text[]))
      and (${projects}::text[] is null or pr.project = any(${projects}::text[]))
    order by ${bucket}, pr.repository_id, ${apart}, pr.project`.execute(session);
  await sql`analyze scoped`.execute(session);
}

function subjectOf(scope: Scope): RawBuilder<unknown> {
  if (scope === 'person') return sql`coalesce(f.person_id::text, ${unknownSubject}::text)`;
  if (scope === 'organisation') return sql`coalesce(f.organisation, ${unknownSubject}::text)`;
  return sql`s.bucket`;
}

/** Rows of a derived table that the request is about: within one project all of them, across projects each act once. */
function chosen(request: MetricRequest, still: RawBuilder<unknown> = sql`false`): RawBuilder<unknown> {
  const months = lookback[request.scope];
  const since = months === null ? null : monthIndex(request.first) - months;
  const standing =
    request.scope === 'repository' ? 2 : Number(request.scope === 'project' || request.within !== undefined);
  return sql`f.class = 'human' and f.standing <= ${standing}::int
    and (${since}::int is null or f.month >= ${since}::int or ${still}) and f.month <= ${monthIndex(request.last)}::int
    and ${named(request)}`;
}

/** Only the wanted subjects, in a form that an index can serve. */
function named({ scope, subjects }: MetricRequest): RawBuilder<unknown> {
  if (subjects === null || (scope !== 'person' && scope !== 'organisation')) return sql`true`;
  const known = subjects.filter((subject) => subject !== unknownSubject);
  const column = scope === 'person' ? sql`f.person_id` : sql`f.organisation`;
  const list = scope === 'person' ? sql`${known}::bigint[]` : sql`${known}::text[]`;
  return sql`(${column} = any(${list}) or (${known.length < subjects.length}::boolean and ${column} is null))`;
}

async function createActs(session: Kysely<Database>, request: MetricRequest): Promise<void> {
  await sql`create temporary table acts on commit drop as
    select ${subjectOf(request.scope)} collate "C" as subject, f.project collate "C" as project, f.repository_id, f.kind,
      f.source, f.person_id as person, f.organisation collate "C" as organisation, f.at at time zone 'UTC' as at, f.month,
      f.zone, f.subject_kind, f.subject_number, f.other_id as other, f.additions, f.deletions, f.signed_off, f.discount,
      f.activity, f.activity_2023, f.activity_2020
    from scoped s join act f on f.project = s.project and f.repository_id = s.repository_id
    where ${chosen(request)}`.execute(session);
  await sql`analyze acts (subject, month, kind)`.execute(session);
}

async function createItems(session: Kysely<Database>, request: MetricRequest): Promise<void> {
  // What was open when the months began is in the backlog, however old it is.
  const open = sql`f.closed_at is null or f.closed_at >= ${`${request.first}-01`}::timestamp at time zone 'UTC' - interval '23 months'`;
  await sql`create temporary table items on commit drop as
    select ${subjectOf(request.scope)} collate "C" as subject, f.person_id as person, f.*
    from scoped s join work_item f on f.project = s.project and f.repository_id = s.repository_id
    where ${chosen(request, open)}`.execute(session);
  await sql`analyze items (subject, month, kind)`.execute(session);
}

async function createActorMonth(session: Kysely<Database>): Promise<void> {
  const of = (kind: string) => sql`count(*) filter (where kind = ${sql.lit(kind)})`;
  await sql`create temporary table actor_month on commit drop as
    select subject, month, project, repository_id, person, organisation,
      ${of('commit')} as commits, ${of('co-author')} as co_authored,
      count(*) filter (where kind = 'commit' and signed_off) as signed,
      count(*) filter (where kind = 'commit' and additions is not null) as counted,
      coalesce(sum(additions), 0) as additions, coalesce(sum(deletions), 0) as deletions,
      ${of('issue-opened')} as issues_opened, ${of('issue-closed')} as issues_closed,
      ${of('issue-reopened')} as issues_reopened, ${of('comment')} as comments,
      ${of('change-opened')} as changes_opened, ${of('change-merged')} as changes_merged,
      ${of('change-closed')} as changes_closed, ${of('change-reopened')} as changes_reopened,
      ${of('review')} as reviews, ${of('review-comment')} as review_comments,
      ${of('release')} as releases, ${of('star')} as stars, ${of('fork')} as forks,
      sum(activity) as activity, sum(activity_2023) as activity_2023, sum(activity_2020) as activity_2020
    from acts group by subject, month, project, repository_id, person, organisation`.execute(session);
  await sql`analyze actor_month (subject, month, person)`.execute(session);
}
