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
import type { Database } from '#store/schema.ts';
import type { MetricRow } from '../metric.ts';
import { type Figure, metricRow, type SlotRow } from './slot.ts';

/** What every fact of a span says. */
export interface SpanFact {
  readonly subject: string;
  readonly month: number;
}

/** Value and basis of the spans of one subject, called with its known months in ascending order. */
export type SpanJudge<Fact extends SpanFact> = (
  facts: readonly Fact[],
  span: number,
) => (month: number) => Pick<SlotRow, 'value' | 'basis'>;

/** Facts of a query, by subject and in ascending order of months. */
export async function factsBySubject<Fact extends SpanFact>(
  session: Kysely<Database>,
  facts: RawBuilder<unknown>,
): Promise<Map<string, Fact[]>> {
  const { rows } = await sql<Fact>`select f.* from (${facts}) f order by f.month`.execute(session);
  return Map.groupBy(rows, ({ subject }) => subject);
}

/**
 * Figures that look at every holder of each span: what a GROUP BY over every window would repeat is kept running
 * instead, see `rollingWindow`. `facts` gives (subject, month, …); numbers are to be cast to float8.
 */
export async function spannedFigures<Fact extends SpanFact>(
  session: Kysely<Database>,
  facts: RawBuilder<unknown>,
  judge: SpanJudge<Fact>,
  explain: Figure['explain'],
  spans: readonly number[] = [1, 3, 12],
): Promise<MetricRow[]> {
  const bySubject = await factsBySubject<Fact>(session, facts);
  const slots =
    await sql<SlotRow>`select subject, span, month, gap, running, covered, null as value, null as basis from slot
    where span = any(${[...spans]}::int[]) order by subject, span, month`.execute(session);
  return [...Map.groupBy(slots.rows, ({ subject, span }) => `${span} ${subject}`).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const judged = judge(bySubject.get(first.subject) ?? [], first.span);
    return rows.map((row) => metricRow(row.gap === null ? { ...row, ...judged(row.month) } : row, explain));
  });
}
