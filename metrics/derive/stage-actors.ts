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
import { fittingDomains } from '../figures/affiliation.ts';

/**
 * Makes `stage_actor` (identity_id, person_id, class, domain): who stands behind each identity of `stage_raw`. The class
 * is somebody's word on the identity, else what the crawler made of it; a human identity of a person that has one of a
 * bot, agent or service is of that class too, so that no bot counts by way of an address that looks human.
 */
export async function stageActors(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table stage_actor on commit drop as
    with named as (select identity_id from stage_raw where identity_id is not null
      union select other_identity from stage_raw where other_identity is not null
      union select merged_by_id from stage_subject where merged_by_id is not null
      union select closed_by_id from stage_subject where closed_by_id is not null),
    own as (
      select i.id as identity_id, coalesce(p.person_id, i.id) as person_id, i.class, w.class as word,
        case i.kind when 'email' then i.domain end as domain, i.value_hash
      from named n join identity i on i.id = n.identity_id
      left join person_identity p on p.identity_id = i.id
      left join identity_class_override w on w.identity_id = i.id
    ),
    machine as (
      select p.person_id, min(coalesce(w.class, i.class) collate "C") as class
      from (select distinct person_id from own) o join person_identity p on p.person_id = o.person_id
      join identity i on i.id = p.identity_id left join identity_class_override w on w.identity_id = i.id
      where coalesce(w.class, i.class) <> 'human' group by p.person_id
    )
    select o.identity_id, o.person_id, o.domain, o.value_hash,
      coalesce(o.word, nullif(o.class, 'human'), m.class, 'human') as class
    from own o left join machine m on m.person_id = o.person_id`.execute(session);
  await sql`create index on stage_actor (identity_id)`.execute(session);
  await sql`analyze stage_actor`.execute(session);
  await stageEmployers(session);
}

/**
 * Makes `stage_employer` (person_id, basis, organisation, since, until) and `stage_domain` (domain, organisation, since,
 * until): ranges without overlaps. Where several entries of the table of organisations fit a domain, each day has the
 * longest; free-mail domains have none.
 */
async function stageEmployers(session: Kysely<Database>): Promise<void> {
  const day = (name: string, open: string) =>
    sql`coalesce(${sql.ref(name)}::timestamp at time zone 'UTC', ${sql.lit(open)}::timestamptz)`;
  await sql`create temporary table stage_employer on commit drop as
    select f.person_id, f.basis, f.organisation, ${day('f.valid_from', '-infinity')} as since, ${day('f.valid_to', 'infinity')} as until
    from (select distinct person_id from stage_actor) a join affiliation f on f.person_id = a.person_id`.execute(
    session,
  );
  await sql`create temporary table stage_domain on commit drop as
    with fitting as (
      select domain, organisation, size, ${day('valid_from', '-infinity')} as since, ${day('valid_to', 'infinity')} as until
      from (${fittingDomains(sql`select distinct domain from stage_actor where domain is not null`)}) f
    ),
    edge as (select domain, since as at from fitting union select domain, until from fitting),
    span as (select domain, at as since, lead(at) over (partition by domain order by at) as until from edge)
    select distinct on (s.domain, s.since) s.domain, f.organisation, s.since, s.until
    from span s join fitting f on f.domain = s.domain and f.since <= s.since and f.until >= s.until
    where s.until is not null
    order by s.domain, s.since, f.size desc, f.organisation collate "C"`.execute(session);
  await sql`analyze stage_employer`.execute(session);
  await sql`analyze stage_domain`.execute(session);
}
