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
import { metricRow, type SlotRow } from './slot.ts';

interface Change {
  readonly subject: string;
  readonly month: number;
  readonly change: number;
}

/**
 * How many there are at the end of every slot, from `facts` (subject, month, change): what came in and went out, since
 * ever. Sums run forward, so that no month is joined with what lies before it.
 */
export async function stockFigures(session: Kysely<Database>, facts: RawBuilder<unknown>): Promise<MetricRow[]> {
  const changes = await sql<Change>`select f.subject, f.month, sum(f.change)::float8 as change from (${facts}) f
    group by f.subject, f.month order by f.month`.execute(session);
  const slots = await sql<SlotRow>`select subject, span, month, gap, running, covered, null as value, null as basis
    from slot order by subject, span, month`.execute(session);
  const bySubject = Map.groupBy(changes.rows, ({ subject }) => subject);
  return [...Map.groupBy(slots.rows, ({ subject, span }) => `${span} ${subject}`).values()].flatMap((rows) => {
    const own = bySubject.get(rows[0]?.subject ?? '') ?? [];
    let [next, stock] = [0, 0];
    return rows.map((row) => {
      for (let one = own[next]; one !== undefined && one.month <= row.month; one = own[(next += 1)])
        stock += one.change;
      return metricRow(row.gap === null ? { ...row, value: stock } : row, undefined);
    });
  });
}
