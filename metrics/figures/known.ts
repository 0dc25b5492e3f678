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
import type { Database } from '#store/schema.ts';
import { streams } from '#store/stream.ts';
import type { MetricRequest, Need } from '../metric.ts';
import { monthIndex, monthOfUtc } from './month-index.ts';

/** Why a figure cannot be known whatever its formula. */
export type Gap = 'before' | 'after' | 'never' | 'untold';

/** Each gap in words. */
export const gapReasons: Readonly<Record<Gap, Text>> = {
  before: { zh: '早于首个提交', en: 'Before the first commit' },
  after: { zh: '最近一次采集没有覆盖完这个月', en: 'The last crawl does not cover the whole month' },
  never: { zh: '尚未采集', en: 'Not crawled yet' },
  untold: { zh: '托管平台不提供这类数据', en: 'The platform does not tell this' },
};

/** Why a whole month that was still running at the crawl has no figure. */
export const notWhole: Text = gapReasons.after;

/** Which months a figure is for, in words, as cards quote it. */
export const monthRule: Text = {
  zh: '按 UTC 自然月；首个提交之前和最近一次采集之后的月份为未知，其间没有提交的月份为 0；最近一次采集所在的月份尚未过完，只含采集时已知的数据，标为“至今”，不参与排名',
  en: 'Calendar months in UTC; months before the first commit or after the last crawl are unknown, months between without commits are 0. The month of the last crawl is still running: it holds what the crawl found, is marked “to date” and is never ranked.',
};

/**
 * Makes `known` (subject, need, first, crawled, covered, untold): from which month to which instant each kind of facts is
 * known of a subject, and by what share of its repositories. A project is known up to its oldest crawl (a repository
 * that is gone no longer holds it back); organisations, people and domains up to the newest crawl of the hub.
 */
export async function createKnown(session: Kysely<Database>, request: MetricRequest): Promise<void> {
  const hub = isHubScope(request.scope);
  await sql`create temporary table repository_known on commit drop as ${repositoryKnown(hub)}`.execute(session);
  await sql`create temporary table known on commit drop as ${hub ? hubKnown(request) : ownKnown(request)}`.execute(
    session,
  );
  await sql`create index on known (need)`.execute(session);
  await sql`create temporary table slot_needs (needs text primary key, name text not null) on commit drop`.execute(
    session,
  );
}

/** Whether a subject of the scope may act in any project. */
function isHubScope(scope: Scope): boolean {
  return scope === 'organisation' || scope === 'person' || scope === 'domain';
}

function firstDay(month: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`make_date((${month}) / 12, (${month}) % 12 + 1, 1)`;
}

/** (bucket, need, first, crawled, gone, untold), one row a repository, bucket and need. */
function repositoryKnown(hub: boolean): RawBuilder<unknown> {
  return sql`select s.bucket, s.repository_id, n.need, r.state = 'gone' as gone, ${monthOfUtc(sql`n.first at time zone 'UTC'`)} as first,
      n.crawled at time zone 'UTC' as crawled, n.untold
    from scoped s join repository r on r.id = s.repository_id
    left join platform_repository f on f.repository_id = r.id
    left join lateral (select min(c.authored_at) as first from commit c
      where ${!hub}::boolean and c.repository_id = r.id and c.on_default and c.reachable) o on true
    cross join lateral (
      select 'commits' as need, o.first, r.fetched_at as crawled, false as untold
      union all
      select st.need, least(f.created_at, o.first), t.clean_at,
        r.fetched_at is not null and (f.repository_id is null or coalesce(t.support = 'unsupported', false))
      from unnest(${[...streams]}::text[]) st(need)
      left join stream_state t on t.repository_id = r.id and t.stream = st.need
    ) n`;
}

function ownKnown({ scope, subjects }: MetricRequest): RawBuilder<unknown> {
  const all =
    scope === 'project' ? sql`select slug as subject from project where listed` : sql`select bucket from scoped`;
  const named = subjects === null ? all : sql`select unnest(${[...subjects]}::text[])`;
  return sql`select n.subject collate "C" as subject, w.need, min(k.first) as first,
      coalesce(min(k.crawled) filter (where not k.gone), max(k.crawled)) as crawled, ${covered}, ${untold}
    from (select distinct subject from (${named}) named(subject)) n
    cross join (${needNames()}) w
    left join repository_known k on k.bucket = n.subject and k.need = w.need
    group by n.subject, w.need`;
}

const covered = sql`coalesce(count(k.crawled)::float8 / nullif(count(*) filter (where not k.gone or k.crawled is not null), 0), 0) as covered`;
const untold = sql`coalesce(bool_and(k.untold), false) as untold`;

function needNames(): RawBuilder<unknown> {
  return sql`select unnest(${['commits', ...streams]}::text[]) as need`;
}

function hubKnown({ scope, subjects }: MetricRequest): RawBuilder<unknown> {
  const found = sql`select distinct subject from acts union select distinct subject from items`;
  const all = scope === 'domain' ? sql`select distinct bucket from scoped` : found;
  const named = subjects === null ? all : sql`select unnest(${[...subjects]}::text[])`;
  // What is known of the hub is gathered once, not for each of its people.
  const bucket = scope === 'domain' ? sql`k.bucket` : sql`null::text`;
  return sql`select n.subject collate "C" as subject, w.need, 0 as first, h.crawled, coalesce(h.covered, 0) as covered,
      coalesce(h.untold, false) as untold
    from (select distinct subject from (${named}) named(subject)) n cross join (${needNames()}) w
    left join (select k.need, ${bucket} as bucket, max(k.crawled) as crawled, ${covered}, ${untold}
      from repository_known k group by 1, 2) h on h.need = w.need and (h.bucket is null or h.bucket = n.subject)`;
}

/**
 * Points the view `slot` (subject, span 1, 3 or 12, month, gap, running, days, covered) at the figures that can be asked
 * for from facts of these kinds. Spans of 3 end with a quarter. The month of the last crawl is `running`, and `days` are
 * those of the span up to its end, of a running one up to and including the day of the crawl.
 */
export async function pointSlot(
  session: Kysely<Database>,
  request: MetricRequest,
  needs: readonly Need[],
): Promise<void> {
  const wanted = [...new Set(needs.map(streamOf))].sort();
  const key = wanted.join(' ');
  const { rows } = await sql<{ name: string }>`select name from slot_needs where needs = ${key}`.execute(session);
  let name = rows[0]?.name;
  if (name === undefined) {
    name = `slot_${wanted.join('_').replaceAll('-', '_')}`.slice(0, 60);
    await createSlots(session, request, wanted, name);
    await sql`insert into slot_needs (needs, name) values (${key}, ${name})`.execute(session);
  }
  await sql`create or replace temporary view slot as select * from ${sql.id(name)}`.execute(session);
}

/** Facts of the git history come with the commits. */
function streamOf(need: Need): string {
  return need === 'commit' || need === 'commit_trailer' || need === 'tag' || need === 'tree_file' ? 'commits' : need;
}

async function createSlots(
  session: Kysely<Database>,
  request: MetricRequest,
  needs: readonly string[],
  name: string,
): Promise<void> {
  await sql`create temporary table ${sql.id(name)} on commit drop as
    with bound as (
      select subject, max(first) as first, case when count(crawled) = count(*) then min(crawled) end as crawled,
        min(covered) as covered, bool_or(untold) as untold
      from known where need = any(${[...needs]}::text[]) group by subject
    ),
    asked as (
      select b.*, v.span, m.month, ${monthOfUtc(sql`b.crawled`)} as newest, b.crawled::date as day
      from bound b cross join (values (1), (3), (12)) v(span)
        cross join generate_series(${monthIndex(request.first)}::int, ${monthIndex(request.last)}::int) m(month)
      where v.span <> 3 or m.month % 3 = 2
    )
    select a.subject, a.span, a.month,
      case when a.newest is null then case when a.untold then 'untold' else 'never' end when a.month > a.newest then 'after'
        when a.first is null or a.month < a.first then 'before' end as gap,
      coalesce(a.month = a.newest, false) as running, a.covered,
      case when a.month = a.newest then a.day + 1 else ${firstDay(sql`a.month + 1`)} end
        - ${firstDay(sql`a.month - a.span + 1`)} as days
    from asked a`.execute(session);
  await sql`analyze ${sql.id(name)}`.execute(session);
}
