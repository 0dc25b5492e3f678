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
import { individual, type Text, unknownSubject } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { hostsOf, projectCommits } from './outside.ts';
import { type HolderMonth, rollingWindow } from './rolling.ts';
import type { SlotRow } from './slot.ts';
import { factsBySubject, spannedFigures } from './spans.ts';

type Hosts = ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>>;

/** Share of the activity of each organisation that goes to projects in which another organisation has more commits. */
export async function elsewhere(session: Kysely<Database>, request: MetricRequest): Promise<MetricRow[]> {
  const commits = await factsBySubject<HolderMonth>(session, projectCommits(request));
  const months = await sql<{ month: number }>`select distinct month from slot order by month`.execute(session);
  const bySpan = new Map(
    [1, 3, 12].map((span) => [
      span,
      hostsBy(
        commits,
        span,
        months.rows.map(({ month }) => month),
      ),
    ]),
  );
  // Whole thousand-millionths, so that sums are the same in any order.
  const facts = sql`select subject, month, project as holder, (sum(activity) * 1000000000)::float8 as amount from actor_month
    group by subject, month, project having sum(activity) > 0`;
  return spannedFigures<HolderMonth>(
    session,
    facts,
    (own, span) => {
      const window = rollingWindow(own, span);
      const organisation = own[0]?.subject ?? '';
      return (month) => outside(organisation, window.endAt(month), bySpan.get(span) ?? new Map(), month);
    },
    explainElsewhere,
  );
}

function hostsBy(commits: ReadonlyMap<string, readonly HolderMonth[]>, span: number, months: readonly number[]): Hosts {
  return new Map(
    [...commits].map(([project, facts]) => {
      const window = rollingWindow(facts, span);
      return [project, new Map(months.map((month) => [month, hostsOf(window.endAt(month))]))];
    }),
  );
}

function outside(
  organisation: string,
  activity: ReadonlyMap<string | null, number>,
  hosts: Hosts,
  month: number,
): Pick<SlotRow, 'value' | 'basis'> {
  if (organisation === individual || organisation === unknownSubject) return { value: null, basis: 0 };
  let [all, away] = [0, 0];
  for (const [project, amount] of activity) {
    all += amount;
    if (
      hosts
        .get(project ?? '')
        ?.get(month)
        ?.has(organisation) !== true
    )
      away += amount;
  }
  return { value: all === 0 ? null : away / all, basis: null };
}

function explainElsewhere({ value, basis }: SlotRow): Text | null {
  if (basis === 0) return { zh: '不是一家单位', en: 'Not an organisation' };
  return value === null ? { zh: '期内没有活跃度', en: 'No activity in the period' } : null;
}
