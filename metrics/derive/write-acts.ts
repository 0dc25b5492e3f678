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
import { type ActivityName, activityWeights, weightOf } from './activity-weights.ts';

const names = Object.keys(activityWeights) as ActivityName[];
const columns = sql.raw(
  `project, repository_id, kind, source, identity_id, person_id, organisation, class, at, month, zone, subject_kind,
  subject_number, other_id, additions, deletions, signed_off`,
);

/**
 * Replaces the project's rows of `act` by those of `stage_act`, with discounts and activities.
 *
 * An activity is the square root of a sum of weights by repository, person and month; each act has the part that its
 * weight adds to it. Acts that count everywhere come first, then those that an earlier project has too, then those
 * that an earlier repository of the project has: what the latter add is on top, so that figures which leave them out
 * are the square root of the rest. Parts are differences of rounded running values, so that they sum exactly.
 */
export async function writeActs(session: Kysely<Database>, project: string): Promise<void> {
  await sql`delete from act where project = ${project}`.execute(session);
  await sql`insert into act (${columns}, discount, standing, ${sql.raw(names.join(', '))})
    with factor as (
      select repository_id, kind, source, greatest(round(exp(sum(ln(factor))), 5), 0.00001) as factor
      from stage_discount where applied group by 1, 2, 3
    ),
    weighed as (
      select a.*, coalesce(f.factor, 1) as factor, ${sql.join(names.map(weight))}
      from stage_act a left join factor f on f.repository_id = a.repository_id and f.kind = a.kind and f.source = a.source
    ),
    summed as (
      select w.*, ${sql.join(names.map(sums))} from weighed w
      window one as (partition by repository_id, person_id, month),
        up_to as (one order by standing), own as (partition by repository_id, person_id, month, standing),
        running as (one order by standing, at, kind collate "C", source collate "C" rows unbounded preceding)
    )
    select ${columns}, factor, standing, ${sql.join(names.map(part))} from summed`.execute(session);
}

const column = (name: ActivityName, what: string) => sql.ref(`${name}_${what}`);

/** In thousand-millionths. */
function weight(name: ActivityName): RawBuilder<unknown> {
  const discounted = name === 'activity' ? sql`coalesce(f.factor, 1) * 100000` : sql`100000`;
  return sql`(${weightOf(name)} * ${discounted})::bigint as ${column(name, 'weight')}`;
}

function sums(name: ActivityName): RawBuilder<unknown> {
  const own = column(name, 'weight');
  return sql`sum(${own}) over running as ${column(name, 'running')},
    sum(${own}) over up_to as ${column(name, 'up_to')}, sum(${own}) over own as ${column(name, 'own')}`;
}

function part(name: ActivityName): RawBuilder<unknown> {
  const [weight, running, upTo, own] = ['weight', 'running', 'up_to', 'own'].map((what) => column(name, what)) as [
    RawBuilder<unknown>,
    RawBuilder<unknown>,
    RawBuilder<unknown>,
    RawBuilder<unknown>,
  ];
  const root = (sum: RawBuilder<unknown>) => sql`round(sqrt((${sum})::float8 * 1e9))`;
  const before = sql`${upTo} - ${own}`;
  const at = (sum: RawBuilder<unknown>) =>
    sql`round((${root(upTo)} - ${root(before)}) * ((${sum})::float8 / ${own}::float8))::bigint`;
  return sql`case when ${weight} = 0 then 0 else
    (${at(sql`${running} - (${before})`)} - ${at(sql`${running} - (${before}) - ${weight}`)}) * 0.000000001 end`;
}
