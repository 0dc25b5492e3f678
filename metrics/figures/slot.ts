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
import { type Gap, gapReasons } from './known.ts';
import { monthAt, monthIndex } from './month-index.ts';
import { percent } from './percent.ts';

/** A figure as SQL gives it. */
export interface SlotRow {
  readonly subject: string;
  readonly span: number;
  readonly month: number;
  readonly gap: Gap | null;
  readonly running: boolean;
  /** Share of the repositories that could tell. */
  readonly covered: number;
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
  /** Spans in months; 1, 3 and 12 when absent. */
  readonly spans?: readonly number[];
}

/** Computes a figure for every slot: facts count for the month they happened in and for the 12 windows that hold it. */
export async function figures(session: Kysely<Database>, request: MetricRequest, figure: Figure): Promise<MetricRow[]> {
  const spans = [...(figure.spans ?? [1, 3, 12])];
  const { rows } = await sql<SlotRow>`
    with fact as materialized (${figure.facts}),
    placed as (
      select f.*, v.span, g.slot_month from fact f cross join unnest(${spans}::int[]) v(span)
        cross join lateral generate_series(greatest(f.month, ${monthIndex(request.first)}::int),
          least(f.month + v.span - 1, ${monthIndex(request.last)}::int)) g(slot_month)
    )
    select s.subject, s.span, s.month, s.gap, s.running, s.covered,
      case when s.gap is null then (${figure.value})::float8 end as value,
      case when s.gap is null then (${figure.basis ?? sql`null`})::float8 end as basis
    from slot s left join placed p on p.subject = s.subject and p.span = s.span and p.slot_month = s.month
    where s.span = any(${spans}::int[])
    group by s.subject, s.span, s.month, s.gap, s.running, s.covered, s.days order by s.subject, s.span, s.month`.execute(
    session,
  );
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
  spans: readonly number[] = [1, 3, 12],
): Promise<MetricRow[]> {
  const wanted = sql`${[...spans]}::int[]`;
  const { rows } = await sql<SlotRow>`
    with fact as (select f.*, lead(month) over (partition by subject, key order by month) as next from (${facts}) f),
    step as (
      select subject, v.span, e.month, sum(e.change) as change from fact f cross join unnest(${wanted}) v(span)
        cross join lateral (values (f.month, 1), (least(f.month + v.span, f.next), -1)) e(month, change)
      where e.month <= ${monthIndex(request.last)}::int group by 1, 2, 3
    ),
    running as (
      select subject, span, month, sum(sum(change)) over (partition by subject, span order by month) as value
      from (select * from step union all select subject, span, month, 0 from slot where span = any(${wanted})) one group by subject, span, month
    )
    select s.subject, s.span, s.month, s.gap, s.running, s.covered, case when s.gap is null then r.value::float8 end as value, null as basis
    from slot s join running r using (subject, span, month) order by s.subject, s.span, s.month`.execute(session);
  return rows.map((row) => metricRow(row, undefined));
}

const unexplained: Text = { zh: '现有事实不足以得出', en: 'The facts at hand cannot tell' };

const periods = { 1: 'month', 3: 'quarter', 12: 'window12' } as const;

/** The figure with its reason. */
export function metricRow(row: SlotRow, explain: Figure['explain']): MetricRow {
  const { subject, span, month, gap, running, value, covered } = row;
  const said = gap === null ? (explain?.(row) ?? (value === null ? unexplained : partly(covered))) : gapReasons[gap];
  const period = periods[span as keyof typeof periods];
  return { subject, period, month: monthAt(month), value, reason: said, detail: null, running, coverage: covered };
}

function partly(covered: number): Text | null {
  if (covered >= 1) return null;
  return {
    zh: `${percent(covered)} 的代码仓提供了这类数据`,
    en: `${percent(covered)} of the repositories could tell this`,
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
