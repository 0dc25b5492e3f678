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
import { monthIndex } from './month-index.ts';
import { metricRow, type SlotRow } from './slot.ts';

/** Who comes back now and then, as the cards quote it. */
export const episodicRule: Text = {
  zh: '“偶尔参与”指此前 3 个自然月没有、且此前一共不超过 12 个的人，首次参与的也在内；发起人不明的不算人（CNCF DevStats 的定义）。',
  en: 'Episodic is who opened none in the 3 calendar months before and no more than 12 ever before, first-timers included; unknown people are not counted (the definition of CNCF DevStats).',
};

/** Who is new, as the cards quote it. */
export const newAuthorRule: Text = {
  zh: '首次按该对象的全部历史判定；发起人不明的不算人（CNCF DevStats 的定义）。',
  en: 'The first is judged over all history of the subject; unknown people are not counted (the definition of CNCF DevStats).',
};

/** Which authors of a period are meant. */
export interface Authors {
  readonly kind: 'issue' | 'change';
  /** `new`: nothing before the period; `episodic`: nothing in the three months before it and at most `limit` before. */
  readonly which: 'new' | 'episodic';
  readonly limit?: number;
  /** How many they are, or how much they opened. */
  readonly count: 'people' | 'items';
}

function chosen({ which, limit = 12 }: Authors): RawBuilder<unknown> {
  if (which === 'new') return sql`a.before = 0`;
  return sql`a.before <= ${limit}::int and a.previous < s.month - s.span + 1 - 3`;
}

/** Counts authors of issues or changes by what they had opened before each slot: for scopes whose whole history is read. */
export async function authorFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  authors: Authors,
): Promise<MetricRow[]> {
  const value = authors.count === 'people' ? sql`count(a.person)` : sql`coalesce(sum(a.n), 0)`;
  const { rows } = await sql<SlotRow>`
    with opened as (
      select subject, person, month, count(*) as n from items
      where kind = ${authors.kind} and person is not null group by subject, person, month
    ),
    fact as materialized (
      select o.*, sum(n) over past - n as before, coalesce(lag(month) over past, -1000) as previous
      from opened o window past as (partition by subject, person order by month)
    ),
    author as (
      select f.subject, v.span, g.month, f.person, sum(f.n) as n, min(f.before) as before, min(f.previous) as previous
      from fact f cross join (values (1), (3), (12)) v(span)
        cross join lateral generate_series(greatest(f.month, ${monthIndex(request.first)}::int),
          least(f.month + v.span - 1, ${monthIndex(request.last)}::int)) g(month)
      group by f.subject, v.span, g.month, f.person
    )
    select s.subject, s.span, s.month, s.gap, s.running, s.covered, null as basis,
      case when s.gap is null then ${value}::float8 end as value
    from slot s left join author a on a.subject = s.subject and a.span = s.span and a.month = s.month and ${chosen(authors)}
    group by s.subject, s.span, s.month, s.gap, s.running, s.covered order by s.subject, s.span, s.month`.execute(
    session,
  );
  return rows.map((row) => metricRow(row, undefined));
}
