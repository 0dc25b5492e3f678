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
import type { IdentityClass } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { proofKinds } from './evidence-kinds.ts';
import { type JoinEdge, joinPeople } from './join-people.ts';

/** Strength of somebody's word: no evidence is stronger. */
const word = 2;

/** Makes `affected` (id): whoever can be reached from what is touched (all = everybody), by what joins now or joined before. */
async function createAffected(session: Kysely<Database>, all: boolean): Promise<void> {
  await sql`create temporary table affected on commit drop as ${all ? sql`select id from touched` : reached}`.execute(
    session,
  );
  await sql`create unique index on affected (id)`.execute(session);
  await sql`analyze affected`.execute(session);
}

const reached = sql`
    with recursive walk (id) as (
      select id from touched
      union
      select near.id from walk w cross join lateral (
        select v.b_id as id from identity_evidence v where v.a_id = w.id and v.kind = any(${[...proofKinds]}::text[])
        union all select v.a_id from identity_evidence v where v.b_id = w.id and v.kind = any(${[...proofKinds]}::text[])
        union all select d.b_id from identity_decision d where d.a_id = w.id and d.undone_at is null and d.verdict = 'same'
        union all select d.a_id from identity_decision d where d.b_id = w.id and d.undone_at is null and d.verdict = 'same'
        union all select q.identity_id from person_identity p join person_identity q on q.person_id = p.person_id
          where p.identity_id = w.id
      ) near
    ) select id from walk`;

async function readEdges(session: Kysely<Database>): Promise<JoinEdge[]> {
  const { rows } = await sql<JoinEdge>`
    select v.a_id as a, v.b_id as b, v.kind, max(v.strength)::float8 as strength
    from identity_evidence v join affected x on x.id = v.a_id join affected y on y.id = v.b_id
    where v.kind = any(${[...proofKinds]}::text[]) group by v.a_id, v.b_id, v.kind
    union all
    select d.a_id, d.b_id, 'decision', ${word}::float8 from identity_decision d join affected x on x.id = d.a_id
    where d.undone_at is null and d.verdict = 'same'`.execute(session);
  return rows;
}

async function readNodes(session: Kysely<Database>, edges: readonly JoinEdge[]) {
  const ids = [...new Set(edges.flatMap(({ a, b }) => [a, b]))];
  const { rows } = await sql<{ id: string; key: string; class: IdentityClass }>`
    select i.id, i.kind || encode(i.value_hash, 'hex') as key, coalesce(o.class, i.class) as class
    from unnest(${ids}::bigint[]) n(id) join identity i on i.id = n.id
    left join identity_class_override o on o.identity_id = i.id`.execute(session);
  return rows;
}

/**
 * Writes `person_identity` of all who are affected, and makes `changed` (identity_id, was, person, moved): those whose row
 * is another one now, and whether their person is.
 */
export async function refreshPersons(session: Kysely<Database>, all: boolean): Promise<void> {
  await createAffected(session, all);
  const edges = await readEdges(session);
  const nodes = await readNodes(session, edges);
  const { rows: apart } = await sql<{ a: string; b: string }>`
    select d.a_id as a, d.b_id as b from identity_decision d
    join affected x on x.id = d.a_id join affected y on y.id = d.b_id
    where d.undone_at is null and d.verdict = 'different'`.execute(session);
  const { persons } = joinPeople(nodes, edges, apart);
  await sql`create temporary table changed on commit drop as
    select a.id as identity_id, coalesce(p.person_id, a.id) as was, coalesce(f.person_id, a.id) as person,
      coalesce(p.person_id, a.id) <> coalesce(f.person_id, a.id) as moved
    from affected a
    left join person_identity p on p.identity_id = a.id
    left join unnest(${[...persons.keys()]}::bigint[], ${[...persons.values()]}::bigint[]) f(identity_id, person_id)
      on f.identity_id = a.id
    where p.person_id is distinct from f.person_id`.execute(session);
  await sql`delete from person_identity p using changed c where c.identity_id = p.identity_id`.execute(session);
  await sql`insert into person_identity (identity_id, person_id)
    select f.identity_id, f.person_id
    from unnest(${[...persons.keys()]}::bigint[], ${[...persons.values()]}::bigint[]) f(identity_id, person_id)
    join changed c on c.identity_id = f.identity_id`.execute(session);
}
