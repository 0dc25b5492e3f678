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

import type { Session } from '../../session.ts';
import { describedFields } from './hub-types.ts';

/** Writes organisations that are new; those the hub has stay as its registry says, and gain domains that nobody has. */
export async function mergeFactOrganisations(session: Session): Promise<number> {
  const { count } = await session`
    insert into organisation (id, name) select distinct on (id) id, name from fact_organisation order by id, file_line
    on conflict (id) do nothing`;
  await session`
    insert into organisation_domain (organisation, domain, valid_from, valid_to, imported)
    select f.id, lower(d.domain), d."from", d."to", true
    from fact_organisation f cross join jsonb_to_recordset(coalesce(f.domains, '[]')) as d (domain text, "from" date, "to" date)
    order by 1, 2, 3 on conflict do nothing`;
  await session`
    insert into organisation_alias (alias, organisation)
    select distinct on (a) a, f.id from fact_organisation f cross join unnest(f.aliases) a order by a, f.id
    on conflict do nothing`;
  return count;
}

/**
 * Finds or makes the repositories of the file (`fact_place`: number in the file, key, id, when its facts were seen). A
 * repository that this hub crawls itself keeps what the hub knows of its history.
 */
export async function mergeFactRepositories(session: Session): Promise<number> {
  await session.unsafe(`
    create temporary table fact_place on commit drop as
      select f.file_line as number, f.key, coalesce(
        (select p.repository_id from platform_repository p where p.host = f.host and p.platform_id = f.platform_id),
        (select r.id from repository r where r.platform = f.platform and r.platform_id = f.key),
        (select min(r.id) from repository r where lower(r.url) = lower(f.url) and f.url not like 'local:%')) as id,
        greatest(f.observed_at, f.described_at, 'epoch') as seen_at, false as fresh
      from (select distinct on (key) * from fact_repository order by key, file_line) f`);
  await session.unsafe(`
    update fact_place set fresh = true where id is null;
    insert into repository (platform, platform_id, url, state)
      select f.platform, f.key, f.url, 'new' from fact_repository f join fact_place p on p.number = f.file_line where p.fresh
      order by f.key collate "C";
    update fact_place p set id = r.id from fact_repository f, repository r
      where p.fresh and f.file_line = p.number and r.platform = f.platform and r.platform_id = f.key;
    insert into repository_name (repository_id, url, seen_from)
      select p.id, f.url, p.seen_at from fact_place p join fact_repository f on f.file_line = p.number where p.fresh;
    create unique index on fact_place (number);
    analyze fact_place`);
  await session`
    update repository r set state = coalesce(f.state, case when f.observed_at is null then 'new' else 'ok' end),
      default_ref = coalesce(f.default_ref, r.default_ref), fetched_at = greatest(r.fetched_at, f.observed_at)
    from fact_repository f join fact_place p on p.number = f.file_line where r.id = p.id and r.mirror is null`;
  await describe(session);
  const [row] = await session<{ fresh: number }[]>`select count(*)::int as fresh from fact_place where fresh`;
  return row?.fresh ?? 0;
}

async function describe(session: Session): Promise<void> {
  const columns = describedFields.filter(({ codec }) => codec !== 'person').map(({ column }) => column);
  const told = columns.filter((column) => column !== 'path');
  await session.unsafe(`
    insert into platform_repository (repository_id, platform, host, platform_id, path, web_url, clone_url, owner_id,
      ${told.join(', ')}, observed_at)
    select p.id, f.platform, f.host, f.platform_id, coalesce(f.path, f.platform_id), f.url, f.url || '.git', w.id,
      ${told.map((column) => `f.${column}`).join(', ')}, coalesce(f.described_at, f.observed_at, 'epoch')
    from fact_repository f join fact_place p on p.number = f.file_line left join fact_who w on w.key = f.owner_id
    where f.host is not null
    on conflict (repository_id) do update set path = excluded.path, owner_id = excluded.owner_id,
      ${told.map((column) => `${column} = excluded.${column}`).join(', ')}, observed_at = excluded.observed_at
    where excluded.observed_at > platform_repository.observed_at`);
}

/** Notes how complete streams are; what was complete later stays. */
export async function mergeFactStreams(session: Session): Promise<number> {
  const { count } = await session`
    insert into stream_state (repository_id, stream, support, asked, received, clean_at, observed_at, reason_kind, reason)
    select distinct on (p.id, f.stream) p.id, f.stream, coalesce(f.support, 'full'), f.asked, coalesce(f.received, 0), f.clean_at,
      coalesce(f.observed_at, f.clean_at), f.reason_kind, f.reason
    from fact_stream f join fact_place p on p.number = f.repository_id order by p.id, f.stream, f.file_line desc
    on conflict (repository_id, stream) do update set support = excluded.support, asked = excluded.asked,
      received = excluded.received, clean_at = excluded.clean_at, observed_at = excluded.observed_at,
      reason_kind = excluded.reason_kind, reason = excluded.reason
    where excluded.clean_at is not null and coalesce(stream_state.clean_at < excluded.clean_at, true)`;
  return count;
}

/** A project that came with facts: the registry does not take it off the list, and nothing crawls it. */
export interface FactProject {
  readonly slug: string;
  readonly entry: string;
  readonly domain: string;
  readonly stage: string;
  readonly stageSince: string | null;
  readonly admittedOn: string | null;
  readonly stages: readonly { readonly stage: string; readonly since: string }[];
  /** Keys of repositories, in order. */
  readonly repositories: readonly string[];
}

/** Writes projects; those that the registry of this hub lists, or that somebody applied for here, stay as they are. Returns how many were new. */
export async function mergeFactProjects(session: Session, projects: readonly FactProject[]): Promise<number> {
  let fresh = 0;
  for (const one of projects) {
    const rows = await session<{ fresh: boolean }[]>`
      insert into project (slug, entry, domain, stage, stage_since, admitted_on, listed)
      values (${one.slug}, ${session.json(one.entry)}, ${one.domain}, ${one.stage}, ${one.stageSince}, ${one.admittedOn}, true)
      on conflict (slug) do update set entry = excluded.entry, domain = excluded.domain, stage = excluded.stage,
        stage_since = excluded.stage_since, admitted_on = excluded.admitted_on, listed = true
      where project.entry ->> 'origin' = 'facts'
        or (not project.listed and not exists (select from application a where a.project = project.slug))
      returning (xmax = 0) as fresh`;
    if (rows[0] === undefined) continue;
    fresh += rows[0].fresh ? 1 : 0;
    await session`delete from project_stage where project = ${one.slug}`;
    await session`
      insert into project_stage (project, stage, since)
      select distinct ${one.slug}, s.stage, s.since::date
      from jsonb_to_recordset(${session.json(one.stages)}) as s (stage text, since text)`;
    await session`
      insert into project_repository (project, repository_id, position)
      select ${one.slug}, p.id, (min(k.position) - 1)::int + (select count(*) from project_repository where project = ${one.slug})::int
      from unnest(${[...one.repositories]}::text[]) with ordinality k (key, position)
      join fact_place p using (key) group by p.id on conflict do nothing`;
  }
  return fresh;
}

/** Repositories of the file that no project of the hub lists, with their paths. */
export function orphanRepositories(session: Session): Promise<{ readonly key: string; readonly url: string }[]> {
  return session<{ key: string; url: string }[]>`
    select p.key, f.url from fact_place p join fact_repository f on f.file_line = p.number
    where not exists (select from project_repository where repository_id = p.id) order by p.key collate "C"`;
}
