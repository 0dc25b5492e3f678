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
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { actsOf, involvedKinds } from './act-kinds.ts';
import { maintenance } from './maintenance.ts';
import { type HolderMonth, rollingWindow } from './rolling.ts';
import { factsBySubject, spannedFigures } from './spans.ts';

/** How many members of each organisation maintain anything, in each span. */
export async function employed(session: Kysely<Database>, request: MetricRequest): Promise<MetricRow[]> {
  const upkeep = await factsBySubject<HolderMonth>(
    session,
    sql`select distinct '' as subject, month, person::text as holder, 1::float8 as amount from (${maintenance(request)}) m`,
  );
  const maintained = upkeep.get('') ?? [];
  const members = sql`select distinct subject, month, person::text as holder, 1::float8 as amount from actor_month
    where person is not null and ${actsOf(involvedKinds)} > 0`;
  return spannedFigures<HolderMonth>(
    session,
    members,
    (facts, span) => {
      const own = new Set(facts.map(({ holder }) => holder));
      const [there, active] = [
        rollingWindow(facts, span),
        rollingWindow(
          maintained.filter(({ holder }) => own.has(holder)),
          span,
        ),
      ];
      return (month) => {
        const [now, maintainers] = [there.endAt(month), active.endAt(month)];
        return { value: [...maintainers.keys()].filter((person) => now.has(person)).length, basis: null };
      };
    },
    undefined,
  );
}
