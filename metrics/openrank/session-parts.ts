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
import { type Scope, unknownSubject } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { monthIndex } from '../figures/month-index.ts';
import type { MetricRequest } from '../metric.ts';

/** Whoever a row of `openrank_part` or of {@link rankRows} belongs to, by scope. */
export function subjectOf(scope: Scope, row: string): RawBuilder<unknown> {
  if (scope === 'person') return sql`coalesce(nullif(${sql.ref(`${row}.person`)}, 0)::text, ${unknownSubject}::text)`;
  return scope === 'organisation' ? sql.ref(`${row}.organisation`) : sql.ref(`${row}.bucket`);
}

/** Months that windows of the request hold. */
function monthsOf(column: string, { first, last }: MetricRequest): RawBuilder<unknown> {
  return sql`${sql.ref(column)} between ${monthIndex(first) - 11}::int and ${monthIndex(last)}::int`;
}

/** Query for (repository_id, month, rank): ranks of repositories over the whole hub, to nine decimals. */
function repositoryRanks(request: MetricRequest): RawBuilder<unknown> {
  return sql`select r.id as repository_id, o.month, round(r.value::numeric, 9) as rank
    from openrank_month o cross join lateral unnest(o.repositories, o.repository_values) r(id, value)
    where o.graph = 'global' and ${monthsOf('o.month', request)}`;
}

/** Each repository once in a bucket, however many of its projects list it. */
const scopedOnce = sql`select distinct on (bucket, repository_id) bucket, repository_id, project from scoped
  order by bucket, repository_id, project`;

/**
 * Makes `openrank_part` (bucket, project, repository_id, month, person [0 = unknown], organisation, part, own, whole)
 * of the request, unless it stands already: `part` of the rank of a repository that falls to a person and organisation,
 * and `own` of the `whole` of all values of its community. Parts of a repository and month sum to its rank exactly.
 */
export async function createParts(session: Kysely<Database>, request: MetricRequest): Promise<void> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('pg_temp.openrank_part') is not null as there`.execute(session);
  if (rows[0]?.there === true) return;
  await sql`create temporary table openrank_part on commit drop as
    with edge as (
      select s.bucket, s.project, s.repository_id, e.month, x.person, x.organisation, x.weight, x.n
      from (${scopedOnce}) s join openrank_edge e on e.repository_id = s.repository_id
        cross join lateral unnest(e.people, e.organisations, e.weights) with ordinality x(person, organisation, weight, n)
      where ${monthsOf('e.month', request)}
    ),
    community as (
      select substr(o.graph, 12)::bigint as repository_id, o.month, c.person, c.value
      from openrank_month o cross join lateral unnest(o.people, o.people_values) c(person, value)
      where o.graph = any(select 'repository:' || repository_id from scoped) and ${monthsOf('o.month', request)}
    ),
    weighed as (
      select e.*, c.value * e.weight / sum(e.weight) over person as own, sum(e.weight) over month as all_weight,
        sum(case when e.person = 0 then 0 else e.weight end) over month as known_weight
      from edge e left join community c using (repository_id, month, person)
      window person as (partition by e.bucket, e.repository_id, e.month, e.person),
        month as (partition by e.bucket, e.repository_id, e.month)
    ),
    summed as (
      select w.*, max(sum_so_far) over (partition by bucket, repository_id, month) as community_value
      from (select w.*, sum(own) over (partition by bucket, repository_id, month order by n rows unbounded preceding) as sum_so_far
        from weighed w) w
    ),
    shared as (
      select s.*, case when community_value > 0 and person <> 0
          then coalesce(own, 0) / community_value * known_weight / all_weight
          else weight::float8 / all_weight end as share
      from summed s
    ),
    running as (
      select s.*, lead(n) over month is null as ends, sum(share) over month as up_to
      from shared s window month as (partition by bucket, repository_id, month order by n)
    ),
    placed as (
      select r.*, case when ends then g.rank else round(g.rank * least(up_to, 1)::numeric, 9) end as up_to_part
      from running r left join (${repositoryRanks(request)}) g using (repository_id, month)
    )
    select bucket, project, repository_id, month, person, organisation,
      up_to_part - coalesce(lag(up_to_part) over (partition by bucket, repository_id, month order by n), 0) as part,
      round(own::numeric, 12) as own,
      round((community_value * all_weight / nullif(known_weight, 0))::numeric, 12) as whole
    from placed`.execute(session);
  await sql`analyze openrank_part`.execute(session);
}

/**
 * Query for (subject, month, rank): ranks over the whole hub. Of a person it is what falls to the repositories of the
 * request, of an organisation what falls to it, by the person's activity of the month.
 */
export function rankRows(request: MetricRequest): RawBuilder<unknown> {
  if (request.scope !== 'person' && request.scope !== 'organisation') {
    return sql`select s.bucket as subject, g.month, sum(g.rank) as rank
      from (${scopedOnce}) s join (${repositoryRanks(request)}) g using (repository_id) group by s.bucket, g.month`;
  }
  return sql`
    with active as (
      select e.month, x.person, x.organisation, sum(x.weight) as weight,
        sum(x.weight) filter (where e.repository_id in (select repository_id from scoped)) as inside
      from openrank_edge e cross join lateral unnest(e.people, e.organisations, e.weights) x(person, organisation, weight)
      where x.person <> 0 and ${monthsOf('e.month', request)} group by e.month, x.person, x.organisation
    ),
    whole as (select month, person, sum(weight) as weight from active group by month, person),
    ranked as (
      select o.month, p.person, p.value::numeric as value
      from openrank_month o cross join lateral unnest(o.people, o.people_values) p(person, value)
      where o.graph = 'global' and ${monthsOf('o.month', request)}
    )
    select ${subjectOf(request.scope, 'a')} as subject, a.month, round(sum(r.value * a.inside / w.weight), 9) as rank
    from active a join whole w using (month, person) join ranked r using (month, person)
    where a.inside > 0 group by 1, 2`;
}
