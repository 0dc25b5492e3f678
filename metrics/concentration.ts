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
import type { MetricRequest, MetricRow } from './metric.ts';
import { monthIndex } from './month-index.ts';
import { metricRow, type SlotRow } from './slot.ts';

/** Whose share is looked at. */
export interface Concentration {
  /** Column of `actor_month` that names the holder; null holders count in the whole and hold nothing. */
  readonly holder: RawBuilder<unknown>;
  readonly explain: (row: SlotRow) => Text | null;
}

/**
 * The smallest number of holders who together made at least half of the commits of each 12-month window, by descending
 * commits; `basis` is the share of commits without a holder. Null when there are no commits or the holders do not reach half.
 */
export async function concentration(
  session: Kysely<Database>,
  request: MetricRequest,
  { holder, explain }: Concentration,
): Promise<MetricRow[]> {
  const { rows } = await sql<SlotRow>`
    with fact as materialized (
      select subject, month, ${holder} as holder, sum(commits) as commits from actor_month
      group by subject, month, ${holder} having sum(commits) > 0
    ),
    held as (
      select f.subject, g.slot_month, f.holder, sum(f.commits) as commits from fact f
      cross join lateral generate_series(greatest(f.month, ${monthIndex(request.first)}::int),
        least(f.month + 11, ${monthIndex(request.last)}::int)) g(slot_month)
      group by f.subject, g.slot_month, f.holder
    ),
    ranked as (
      select h.*, row_number() over w as place, sum(commits) over w as running,
        sum(commits) over (partition by subject, slot_month) as total
      from held h
      window w as (partition by subject, slot_month order by (holder is null), commits desc, holder rows unbounded preceding)
    ),
    answer as (
      select subject, slot_month, min(place) filter (where holder is not null and running * 2 >= total) as value,
        coalesce(sum(commits) filter (where holder is null), 0) / max(total) as basis
      from ranked group by subject, slot_month
    )
    select s.subject, s.span, s.month, s.gap, case when s.gap is null then a.value::float8 end as value,
      case when s.gap is null then a.basis::float8 end as basis
    from slot s left join answer a on a.subject = s.subject and a.slot_month = s.month
    where s.span = 12 order by s.subject, s.month`.execute(session);
  return rows.map((row) => metricRow(row, explain));
}

/** Why a concentration has no value when nobody committed. */
export const noCommits: Text = { zh: '这 12 个月没有提交', en: 'No commits in these 12 months' };
