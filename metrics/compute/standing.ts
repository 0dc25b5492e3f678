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
import { lastFullMonth, type Month, monthOf } from '#store/period.ts';
import { followed } from '#store/queries/desk/followed.ts';
import type { Basis } from '#store/queries/save-figures.ts';
import type { Database } from '#store/schema.ts';
import { checks } from '../check-registry.ts';
import { derivationRevision } from '../derive/applied-discounts.ts';
import { discounts } from '../discount-registry.ts';
import { MetricsError } from '../error.ts';
import { monthAt, monthOfUtc } from '../figures/month-index.ts';
import { metrics } from '../metric-registry.ts';
import { models } from '../model-registry.ts';
import { digestOf } from '../rank/canonical.ts';

/** The months of one computation. */
export interface Months {
  /** Whose scores and ranking are made. */
  readonly month: Month;
  /** Where the series end: the month of the newest crawl, still running then, or `month` when that is later. */
  readonly last: Month;
}

/**
 * Decides the months. Unless one is wanted, the scores are of the last full month that at least half of the crawled
 * repositories cover: the first crawl after midnight on the first of a month does not leave all others unknown.
 */
export async function monthsOf(db: Kysely<Database>, now: Date, wanted: Month | null): Promise<Months> {
  const { rows } = await sql<{ newest: Date | null; half: Date | null }>`
    select max(r.fetched_at) as newest, percentile_disc(0.5) within group (order by r.fetched_at desc) as half
    from repository r where r.fetched_at is not null and r.state <> 'gone' and exists (
      select 1 from project_repository pr join project p on p.slug = pr.project and p.listed
      where pr.repository_id = r.id)`.execute(db);
  if (wanted !== null && wanted > lastFullMonth(now)) {
    throw new MetricsError('month-not-over', `${wanted} is not over; figures are of whole months.`);
  }
  const month = wanted ?? lastFullMonth(rows[0]?.half ?? now);
  const newest = rows[0]?.newest ?? null;
  return { month, last: newest !== null && monthOf(newest) > month ? monthOf(newest) : month };
}

/** A project, listed or applied for, and whether what is stored of it still follows from its facts. */
export interface Standing {
  readonly project: string;
  /** Month of the first dated commit; null = nothing crawled. */
  readonly first: Month | null;
  /** Month of its oldest crawl, still running then: where its series end; null = never crawled. */
  readonly until: Month | null;
  readonly basis: Basis;
  readonly fresh: boolean;
}

interface StandingRow {
  readonly project: string;
  readonly first: number | null;
  readonly crawled: Date | null;
  readonly stored: string | null;
  readonly facts: unknown;
  readonly seen: unknown;
}

/** Cards with the shape of the models: a changed weight counts like a raised revision. */
function cards(): unknown {
  const revisions = (registry: ReadonlyMap<string, { readonly revision: number }>) =>
    [...registry].map(([id, { revision }]) => [id, revision]);
  return [
    revisions(metrics),
    revisions(discounts),
    derivationRevision,
    [...checks].map(([id, { revision, weight }]) => [id, revision, weight]),
    [...models.values()],
  ];
}

/**
 * Standing of the named projects (null = all that are listed or applied for). What counts: the registry's entry, heads,
 * the last crawl that changed anything, lines still to be counted, the days of the crawls (checks look back from them), decisions on
 * people, heads of kin repositories, the table of organisations, and every card.
 */
export async function standings(
  db: Kysely<Database>,
  { month, last }: Months,
  projects: readonly string[] | null,
): Promise<Standing[]> {
  const only = projects === null ? null : [...projects];
  const { rows } = await sql<StandingRow>`
    select p.slug as project, min(r.first)::int as first,
      coalesce(min(r.fetched_at) filter (where not r.gone), max(r.fetched_at)) as crawled,
      (select b.digest from figure_basis b where b.scope = 'project' and b.subject = p.slug) as stored,
      jsonb_build_array(p.stage, p.admitted_on, p.domain, p.entry ->> 'homepage', p.people_revision,
        jsonb_agg(r.facts order by r.position, r.id) filter (where r.id is not null)) as facts,
      coalesce(jsonb_agg(r.seen order by r.position, r.id) filter (where r.id is not null), '[]') as seen
    from project p left join lateral (${repositoryFacts()}) r on true
    where ${followed} and (${only}::text[] is null or p.slug = any(${only}::text[]))
    group by p.slug order by p.slug collate "C"`.execute(db);
  const affiliations = await sql<{ digest: string | null }>`
    select md5(string_agg(concat_ws('|', domain, organisation, coalesce(valid_from::text, '-'), coalesce(valid_to::text, '-')),
      ',' order by domain collate "C", valid_from nulls first)) as digest from organisation_domain`.execute(db);
  const archives = await sql<{ hours: string; newest: Date | null }>`
    select count(*) as hours, max(imported_at) as newest from archive_hour`.execute(db);
  const common = [month, last, affiliations.rows[0]?.digest ?? null, archives.rows[0] ?? null, cards()];
  return rows.map(({ project, first, crawled, stored, facts, seen }) => {
    const digest = digestOf([common, facts]);
    const until = crawled === null ? null : monthOf(crawled);
    const basis = { digest, facts: { repositories: seen } };
    return { project, first: first === null ? null : monthAt(first), until, basis, fresh: stored === digest };
  });
}

function repositoryFacts() {
  return sql`
    select r.id, pr.position, r.fetched_at, r.state = 'gone' as gone, ${monthOfUtc(sql`o.at`)} as first,
      jsonb_build_array(r.id, encode(r.head_sha, 'hex'), r.state = 'gone', (r.fetched_at at time zone 'UTC')::date,
        (select max(c.id) from crawl_run c where c.repository_id = r.id and c.outcome in ('complete', 'partial')),
        (select count(*) from commit c where c.repository_id = r.id and c.lines = 'pending'),
        streams.known, kin.heads) as facts,
      jsonb_build_object('url', r.url, 'head', encode(r.head_sha, 'hex'), 'fetchedAt', r.fetched_at, 'streams', streams.known) as seen
    from project_repository pr join repository r on r.id = pr.repository_id
    cross join lateral (select min(c.authored_at) at time zone 'UTC' as at from commit c
      where c.repository_id = r.id and c.on_default and c.reachable) o
    left join lateral (select jsonb_object_agg(t.stream, (t.clean_at at time zone 'UTC')::date) as known from stream_state t
      where t.repository_id = r.id and t.clean_at is not null) streams on true
    left join lateral (${kinHeads()}) kin on true
    where pr.project = p.slug`;
}

/**
 * Heads and places of this repository and of all that share a first commit with it: an act that stands in two projects
 * counts once across them, so that the one cannot be derived without the other.
 */
function kinHeads() {
  return sql`select jsonb_agg(distinct jsonb_build_array(encode(k.head_sha, 'hex'), o.project, o.position, q.listed)) as heads
    from (select r.id union
      select other.repository_id from commit root join commit other on other.sha = root.sha
      where root.repository_id = r.id and root.parent_count = 0 and other.parent_count = 0 and root.reachable) near(id)
    join repository k on k.id = near.id
    left join project_repository o on o.repository_id = near.id left join project q on q.slug = o.project`;
}
