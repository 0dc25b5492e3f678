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
import { replaceRows } from './replace-rows.ts';

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
  await sql`create temporary table stage_weight on commit drop as
    with factor as (
      select repository_id, kind, source, greatest(round(exp(sum(ln(factor))), 5), 0.00001) as factor
      from stage_discount where applied group by 1, 2, 3
    )
    select a.*, coalesce(f.factor, 1) as factor, coalesce(a.person_id, 0) as holder, ${sql.join(names.map(weight))}
    from stage_act a left join factor f on f.repository_id = a.repository_id and f.kind = a.kind and f.source = a.source`.execute(
    session,
  );
  await sql`analyze stage_weight (repository_id, holder, month, standing)`.execute(session);
  await sql`create temporary table stage_written (like act) on commit drop`.execute(session);
  await sql`insert into stage_written (${columns}, discount, standing, ${sql.raw(names.join(', '))})
    with level as (
      select repository_id, holder, month, standing, ${sql.join(names.map(levelSums))}
      from stage_weight group by 1, 2, 3, 4
    ),
    rooted as (
      select repository_id, holder, month, standing, ${sql.join(names.map(rise))} from level
      window up_to as (partition by repository_id, holder, month order by standing)
    ),
    run as (
      select w.*, ${sql.join(names.map(running))} from stage_weight w
      window one as (partition by repository_id, holder, month, standing
        order by at, kind collate "C", source collate "C" rows unbounded preceding)
    )
    select ${columns}, factor, standing, ${sql.join(names.map(part))}
    from run join rooted using (repository_id, holder, month, standing)`.execute(session);
  await sql`analyze stage_written (repository_id, kind, source)`.execute(session);
  await replaceRows(session, project, 'act', 'stage_written', ['repository_id', 'kind', 'source']);
}

const column = (name: ActivityName, what: string) => sql.ref(`${name}_${what}`);

/** In thousand-millionths, as a whole number that a double holds exactly, sums of a person's month too. */
function weight(name: ActivityName): RawBuilder<unknown> {
  const discounted = name === 'activity' ? sql`round(coalesce(f.factor, 1) * 100000)::float8` : sql`100000`;
  return sql`(${weightOf(name)} * ${discounted})::float8 as ${column(name, 'weight')}`;
}

function levelSums(name: ActivityName): RawBuilder<unknown> {
  return sql`sum(${column(name, 'weight')}) as ${column(name, 'own')}`;
}

/** By how much the acts of one standing raise the root over those before. */
function rise(name: ActivityName): RawBuilder<unknown> {
  const own = column(name, 'own');
  const upTo = sql`sum(${own}) over up_to`;
  const root = (sum: RawBuilder<unknown>) => sql`round(sqrt((${sum}) * 1e9::float8))`;
  return sql`${own}, ${root(upTo)} - ${root(sql`${upTo} - ${own}`)} as ${column(name, 'rise')}`;
}

function running(name: ActivityName): RawBuilder<unknown> {
  return sql`sum(${column(name, 'weight')}) over one as ${column(name, 'running')}`;
}

function part(name: ActivityName): RawBuilder<unknown> {
  const [weight, sum, own] = [column(name, 'weight'), column(name, 'running'), column(name, 'own')];
  const at = (share: RawBuilder<unknown>) => sql`round(${column(name, 'rise')} * ((${share}) / ${own}))::bigint`;
  return sql`case when ${weight} = 0 then 0 else (${at(sum)} - ${at(sql`${sum} - ${weight}`)}) * 0.000000001 end`;
}
