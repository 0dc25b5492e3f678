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
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { monthAt, monthIndex } from './month-index.ts';

/** Why a figure cannot be known whatever its formula. */
type Gap = 'before' | 'after' | 'never';

const gapReasons: Readonly<Record<Gap, Text>> = {
  before: { zh: '早于首个提交', en: 'Before the first commit' },
  after: { zh: '最近一次采集没有覆盖完这个月', en: 'The last crawl does not cover the whole month' },
  never: { zh: '尚未采集', en: 'Not crawled yet' },
};

/** Why a whole month that was still running at the crawl has no figure. */
export const notWhole: Text = gapReasons.after;

/** Which months a figure is for, in words, as cards quote it. */
export const monthRule: Text = {
  zh: '按 UTC 自然月；首个提交之前和最近一次采集之后的月份为未知，其间没有提交的月份为 0；最近一次采集所在的月份尚未过完，只含采集时已知的数据，标为“至今”，不参与排名',
  en: 'Calendar months in UTC; months before the first commit or after the last crawl are unknown, months between without commits are 0. The month of the last crawl is still running: it holds what the crawl found, is marked “to date” and is never ranked.',
};

/**
 * Makes `slot` (subject, span 1 or 12, month, gap, running, days): every figure that is asked for. A project is known
 * from its first commit to the oldest crawl among its repositories (a repository that is gone no longer holds it back);
 * organisations and people are known up to the newest crawl of the hub. The month of that crawl is `running`, and `days`
 * are those of the span up to its end, of a running one up to and including the day of the crawl.
 */
export async function createSlots(session: Kysely<Database>, request: MetricRequest): Promise<void> {
  const hub = request.scope === 'organisation' || request.scope === 'person';
  await sql`create temporary table slot on commit drop as
    with bound as (${hub ? hubBounds(request) : repositoryBounds(request)}),
    asked as (
      select b.subject, b.first, v.span, m.month, ${indexOf(sql`b.crawled`)} as crawled, b.crawled::date as day
      from bound b cross join (values (1), (12)) v(span)
        cross join generate_series(${monthIndex(request.first)}::int, ${monthIndex(request.last)}::int) m(month)
    )
    select a.subject, a.span, a.month,
      case when a.crawled is null then 'never' when a.month > a.crawled then 'after'
        when a.first is null or a.month < a.first then 'before' end as gap,
      coalesce(a.month = a.crawled, false) as running,
      case when a.month = a.crawled then a.day + 1 else ${firstDay(sql`a.month + 1`)} end
        - ${firstDay(sql`a.month - a.span + 1`)} as days
    from asked a`.execute(session);
  await sql`analyze slot`.execute(session);
}

function indexOf(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(extract(year from ${instant}) * 12 + extract(month from ${instant}) - 1)::int`;
}

function firstDay(month: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`make_date((${month}) / 12, (${month}) % 12 + 1, 1)`;
}

function repositoryBounds({ scope, subjects }: MetricRequest): RawBuilder<unknown> {
  const all =
    scope === 'project' ? sql`select slug as subject from project where listed` : sql`select bucket from scoped`;
  const named = subjects === null ? all : sql`select unnest(${[...subjects]}::text[])`;
  return sql`select n.subject collate "C" as subject,
      ${indexOf(sql`min(o.first at time zone 'UTC')`)} as first,
      coalesce(min(r.fetched_at) filter (where r.state <> 'gone'), max(r.fetched_at)) at time zone 'UTC' as crawled
    from (select distinct subject from (${named}) named(subject)) n
    left join scoped s on s.bucket = n.subject
    left join repository r on r.id = s.repository_id
    left join lateral (select min(c.authored_at) as first from commit c
      where c.repository_id = s.repository_id and c.on_default and c.reachable) o on true
    group by n.subject`;
}

function hubBounds({ subjects }: MetricRequest): RawBuilder<unknown> {
  const named =
    subjects === null ? sql`select distinct subject from contribution` : sql`select unnest(${[...subjects]}::text[])`;
  return sql`select n.subject collate "C" as subject, 0 as first, newest.at at time zone 'UTC' as crawled
    from (${named}) n(subject)
    cross join (select max(r.fetched_at) as at from scoped s join repository r on r.id = s.repository_id) newest`;
}

/** A figure as SQL gives it. */
export interface SlotRow {
  readonly subject: string;
  readonly span: number;
  readonly month: number;
  readonly gap: Gap | null;
  readonly running: boolean;
  readonly value: number | null;
  /** Numbers that `explain` needs; null when the query gives none. */
  readonly basis: number | null;
}

/** How a metric turns the facts of a slot into its figure. */
export interface Figure {
  /** Query for rows (subject, month, …): facts by the month they happened in. */
  readonly facts: RawBuilder<unknown>;
  /** Aggregate over the facts `p` of a slot `s`, of which `s.days` may be used; null = unknown, and `explain` says why. */
  readonly value: RawBuilder<unknown>;
  /** Aggregate that `explain` reads. */
  readonly basis?: RawBuilder<unknown>;
  /** Why the value is null, or what it leaves out; null = nothing to say. */
  readonly explain?: (row: SlotRow) => Text | null;
  /** Spans in months; both when absent. */
  readonly spans?: readonly number[];
}

/** Computes a figure for every slot: facts count for the month they happened in and for the 12 windows that hold it. */
export async function figures(session: Kysely<Database>, request: MetricRequest, figure: Figure): Promise<MetricRow[]> {
  const spans = [...(figure.spans ?? [1, 12])];
  const { rows } = await sql<SlotRow>`
    with fact as materialized (${figure.facts}),
    placed as (
      select f.*, v.span, g.slot_month from fact f cross join unnest(${spans}::int[]) v(span)
        cross join lateral generate_series(greatest(f.month, ${monthIndex(request.first)}::int),
          least(f.month + v.span - 1, ${monthIndex(request.last)}::int)) g(slot_month)
    )
    select s.subject, s.span, s.month, s.gap, s.running,
      case when s.gap is null then (${figure.value})::float8 end as value,
      case when s.gap is null then (${figure.basis ?? sql`null`})::float8 end as basis
    from slot s left join placed p on p.subject = s.subject and p.span = s.span and p.slot_month = s.month
    where s.span = any(${spans}::int[])
    group by s.subject, s.span, s.month, s.gap, s.running, s.days order by s.subject, s.span, s.month`.execute(session);
  return rows.map((row) => metricRow(row, figure.explain));
}

/**
 * Counts distinct keys of every slot from `facts` (subject, month, key, without repeats): a key enters with each of its
 * months and leaves when the span has passed or its next month takes over, so that no window is gathered twice.
 */
export async function distinctFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  facts: RawBuilder<unknown>,
): Promise<MetricRow[]> {
  const { rows } = await sql<SlotRow>`
    with fact as (select f.*, lead(month) over (partition by subject, key order by month) as next from (${facts}) f),
    step as (
      select subject, v.span, e.month, sum(e.change) as change from fact f cross join (values (1), (12)) v(span)
        cross join lateral (values (f.month, 1), (least(f.month + v.span, f.next), -1)) e(month, change)
      where e.month <= ${monthIndex(request.last)}::int group by 1, 2, 3
    ),
    running as (
      select subject, span, month, sum(sum(change)) over (partition by subject, span order by month) as value
      from (select * from step union all select subject, span, month, 0 from slot) one group by subject, span, month
    )
    select s.subject, s.span, s.month, s.gap, s.running, case when s.gap is null then r.value::float8 end as value, null as basis
    from slot s join running r using (subject, span, month) order by s.subject, s.span, s.month`.execute(session);
  return rows.map((row) => metricRow(row, undefined));
}

const unexplained: Text = { zh: '现有事实不足以得出', en: 'The facts at hand cannot tell' };

/** The figure with its reason. */
export function metricRow(row: SlotRow, explain: Figure['explain']): MetricRow {
  const reason = row.gap === null ? (explain?.(row) ?? (row.value === null ? unexplained : null)) : gapReasons[row.gap];
  return {
    subject: row.subject,
    period: row.span === 1 ? 'month' : 'window12',
    month: monthAt(row.month),
    value: row.value,
    reason,
    detail: null,
    running: row.running,
  };
}

/** Query for (subject, ending): the month that the newest known window of each subject ends with. */
export const newestWindows = sql`select subject, max(month) as ending from slot
  where span = 12 and gap is null group by subject`;

/** A part of a detail with the window it belongs to. */
export interface DetailRow {
  readonly subject: string;
  readonly ending: number;
}

/** Puts parts on the newest known window of each subject; `draw` turns the rows of one subject into its detail. */
export function withDetail<Row extends DetailRow>(
  rows: readonly MetricRow[],
  parts: readonly Row[],
  draw: (own: readonly Row[]) => unknown,
): MetricRow[] {
  const details = Map.groupBy(parts, ({ subject, ending }) => `${subject} ${monthAt(ending)}`);
  return rows.map((row) => {
    const own = row.period === 'window12' ? details.get(`${row.subject} ${row.month}`) : undefined;
    return own === undefined ? row : { ...row, detail: draw(own) };
  });
}
