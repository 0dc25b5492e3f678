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
import type { ActKind } from '../facts.ts';
import type { Month } from '../period.ts';
import type { Database } from '../schema.ts';

/** Acts of one project in the 12 months that end with `month`. */
export interface DiscountRequest {
  readonly project: string;
  readonly month: Month;
}

/** What a rule against gaming found in a project; `rule` null = all rules together, each act counted once. */
export interface DiscountCount {
  readonly rule: string | null;
  /** In the 12 months. */
  readonly acts: number;
  /** In the whole history. */
  readonly ever: number;
  /** Smallest and largest factor of the 12 months; null = none found. */
  readonly least: number | null;
  readonly most: number | null;
  /** Points of activity that the 12 months would have more, were this rule not; means nothing of a rule that is not applied. */
  readonly taken: number;
}

/** The newest acts that a rule found, with what it saw. */
export interface DiscountSample {
  readonly rule: string;
  readonly kind: ActKind;
  readonly at: Date;
  readonly url: string;
  readonly subject_kind: 'issue' | 'change' | null;
  readonly subject_number: string | null;
  /** Hex; null = not a commit. */
  readonly commit: string | null;
  readonly factor: number;
  readonly evidence: unknown;
}

/** The newest 12 months of which a project's activity is known. */
export interface ActivityWindow {
  readonly month: Month;
  /** The last month was not over at the crawl. */
  readonly running: boolean;
  /** Points. */
  readonly value: number;
}

/** The same; null = it was not computed, or is not known. */
export async function activityWindow(db: Kysely<Database>, project: string): Promise<ActivityWindow | null> {
  const row = await db
    .selectFrom('metric_value')
    .select(['month', 'running', 'value'])
    .where('scope', '=', 'project')
    .where('subject', '=', project)
    .where('metric', '=', 'activity')
    .where('period', '=', 'window12')
    .where('value', 'is not', null)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.value === null) return null;
  return { month: row.month.slice(0, 7) as Month, running: row.running, value: row.value };
}

const index = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Acts that rules found, except those that an earlier repository of the project has too. */
function hits({ project, month }: DiscountRequest): RawBuilder<unknown> {
  const last = index(month);
  return sql`select d.rule, d.factor, d.evidence, a.repository_id, a.kind, a.source, a.at, a.month, a.subject_kind, a.subject_number,
      a.activity, a.discount, a.standing, coalesce(a.person_id, 0) as holder, a.month between ${last - 11}::int and ${last}::int as inside
    from act_discount d join act a using (project, repository_id, kind, source)
    where d.project = ${project} and a.standing < 2`;
}

/**
 * What each rule found and took. An act's part of the activity is `weight / (new root + old root)` of its standing, see
 * `metrics/derive/write-acts.ts`: weights follow from the parts, and the activity without a rule from the weights.
 */
export async function discountCounts(db: Kysely<Database>, request: DiscountRequest): Promise<DiscountCount[]> {
  const { rows } = await sql<DiscountCount>`with hit as materialized (${hits(request)}),
    level as (
      select a.repository_id, t.holder, a.month, a.standing, sum(a.activity) as rise
      from (select distinct repository_id, holder, month from hit where inside) t
      join act a on a.project = ${request.project} and a.repository_id = t.repository_id and a.month = t.month
        and coalesce(a.person_id, 0) = t.holder and a.standing < 2
      group by 1, 2, 3, 4
    ),
    rooted as (
      select *, sum(rise) over (one order by standing) as root, sum(rise) over (one) as whole from level
      window one as (partition by repository_id, holder, month)
    ),
    lost as (
      select rule, repository_id, holder, month, whole, sum(activity * (2 * root - rise) * (1 / share - 1)) as more
      from (
        select rule, repository_id, holder, month, standing, activity, factor as share from hit where inside
        union all
        select distinct on (repository_id, kind, source) null, repository_id, holder, month, standing, activity, discount
        from hit where inside
      ) one join rooted using (repository_id, holder, month, standing)
      group by 1, 2, 3, 4, 5
    ),
    found as (
      select rule, count(*) filter (where inside) as acts, count(*) as ever,
        min(factor) filter (where inside) as least, max(factor) filter (where inside) as most
      from hit group by 1
      union all
      select null, count(distinct (repository_id, kind, source)) filter (where inside), count(distinct (repository_id, kind, source)),
        min(discount) filter (where inside), max(discount) filter (where inside)
      from hit
    )
    select f.rule, f.acts::int, f.ever::int, f.least::float8, f.most::float8,
      coalesce(round(l.taken, 6), 0)::float8 as taken
    from found f left join (
      select rule, sum(sqrt(whole * whole + more) - whole) as taken from lost group by 1
    ) l on l.rule is not distinct from f.rule
    order by f.rule collate "C" nulls last`.execute(db);
  return rows;
}

/** Up to `most` of the newest acts of the 12 months that each rule found. */
export async function discountSamples(
  db: Kysely<Database>,
  request: DiscountRequest,
  most: number,
): Promise<DiscountSample[]> {
  const { rows } = await sql<DiscountSample>`select rule, kind, at, url, subject_kind, subject_number,
      case when kind = 'commit' then source end as commit, factor::float8, evidence
    from (
      select h.*, r.url, row_number() over (partition by rule
        order by h.at desc, h.kind collate "C", r.url collate "C", h.source collate "C") as nth
      from (${hits(request)}) h join repository r on r.id = h.repository_id where inside
    ) newest
    where nth <= ${most}
    order by rule collate "C", nth`.execute(db);
  return rows;
}

/** Which facts a repository was read whole of. */
export interface ReadFacts {
  readonly repository_id: string;
  /** Its git history was. */
  readonly commits: boolean;
  /** Streams of its platform that were. */
  readonly streams: readonly string[];
}

/** The same for each repository of a project. */
export async function readFacts(db: Kysely<Database>, project: string): Promise<ReadFacts[]> {
  const { rows } = await sql<ReadFacts>`select p.repository_id, r.fetched_at is not null as commits,
      coalesce(array_agg(s.stream order by s.stream collate "C") filter (where s.clean_at is not null), '{}') as streams
    from project_repository p join repository r on r.id = p.repository_id
    left join stream_state s on s.repository_id = r.id
    where p.project = ${project}
    group by p.repository_id, r.fetched_at order by p.repository_id`.execute(db);
  return rows;
}
