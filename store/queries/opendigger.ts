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
import type { Database } from '../schema.ts';

/** A repository with the path that its platform knows it by. */
export interface PlacedRepository {
  readonly id: string;
  readonly platform: string;
  readonly platformId: string;
  /** `owner/name`. */
  readonly path: string;
  readonly fetchedAt: Date | null;
  readonly projects: readonly {
    readonly slug: string;
    readonly domain: string;
    readonly name: { readonly en: string };
  }[];
}

/** Repositories of listed projects (null = all) that a platform has described, by platform and path. */
export async function placedRepositories(
  db: Kysely<Database>,
  projects: readonly string[] | null,
): Promise<PlacedRepository[]> {
  const wanted = projects === null ? null : [...projects];
  const { rows } = await sql<PlacedRepository>`
    select r.id, p.platform, p.platform_id as "platformId", p.path, r.fetched_at as "fetchedAt",
      (select json_agg(json_build_object('slug', j.slug, 'domain', j.domain, 'name', j.entry -> 'name') order by j.slug collate "C")
        from project_repository pr join project j on j.slug = pr.project and j.listed where pr.repository_id = r.id) as projects
    from platform_repository p join repository r on r.id = p.repository_id
    where p.visibility is distinct from 'private' and exists (select from project_repository pr
      join project j on j.slug = pr.project and j.listed
      where pr.repository_id = r.id and (${wanted}::text[] is null or j.slug = any(${wanted}::text[])))
    order by p.platform collate "C", p.path collate "C", p.host collate "C"`.execute(db);
  return rows;
}

/** Something counted in an hour of the week, or for somebody, in a month. */
export interface HourCount {
  /** `YYYY-MM`. */
  readonly month: string;
  /** 0 = Monday 00:00 UTC. */
  readonly hour: number;
  readonly acts: number;
}

/** What humans did in a repository, by month and hour of the week; stars and forks are no work. */
export async function activeHours(db: Kysely<Database>, repositoryId: string): Promise<HourCount[]> {
  const { rows } = await sql<HourCount>`
    select to_char(at at time zone 'UTC', 'YYYY-MM') as month,
      (date_part('isodow', at at time zone 'UTC')::int - 1) * 24 + date_part('hour', at at time zone 'UTC')::int as hour,
      count(*)::int as acts
    from (select distinct kind, source, at from act
      where repository_id = ${repositoryId} and class = 'human' and kind not in ('star', 'fork')) a
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** What somebody who may be named did in a month. */
export interface PersonMonth {
  readonly month: string;
  readonly login: string;
  readonly activity: number;
  /** A change of theirs was merged. */
  readonly merged: boolean;
  readonly firstMerge: boolean;
}

/**
 * OpenDigger's activity of people by month, under the login they have on the repository's host. Who asked not to be shown,
 * or has no account there, is not among them.
 */
export async function personMonths(db: Kysely<Database>, repositoryId: string): Promise<PersonMonth[]> {
  const { rows } = await sql<PersonMonth>`
    with done as (
      select distinct on (a.kind, a.source) a.kind, a.person_id, a.month, a.activity_2023 as activity,
        to_char(a.at at time zone 'UTC', 'YYYY-MM') as shown
      from act a where a.repository_id = ${repositoryId} and a.class = 'human' and a.person_id is not null
      order by a.kind, a.source, a.project
    ),
    named as (
      select d.person_id, min(c.login collate "C") as login from (select distinct person_id from done) d
      cross join lateral (select d.person_id as id union
        select p.identity_id from person_identity p where p.person_id = d.person_id) n
      join account c on c.identity_id = n.id
      join platform_repository r on r.repository_id = ${repositoryId} and r.host = c.host
      where not exists (select from hidden_identity h where h.identity_id = d.person_id)
      group by d.person_id
    )
    select d.shown as month, n.login, sum(d.activity)::float8 as activity, bool_or(d.kind = 'change-merged') as merged,
      bool_or(d.kind = 'change-merged') and min(d.month) = (select min(x.month) from done x
        where x.person_id = d.person_id and x.kind = 'change-merged') as "firstMerge"
    from done d join named n on n.person_id = d.person_id
    group by d.person_id, d.shown, n.login
    order by d.shown, activity desc, n.login collate "C"`.execute(db);
  return rows;
}
