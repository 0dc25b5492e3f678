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
import { evidenceKinds } from './evidence-kinds.ts';

/**
 * Makes `touched` (id): identities that something has changed of, and `touched_group` (kind, source, name): names and
 * account ids they have or had, whose whole group is looked at again.
 */
export async function createTouched(session: Kysely<Database>, all: boolean): Promise<number> {
  await sql`create temporary table noted on commit drop as
    with gone as (delete from people_change returning identity_id, what, name_was) select * from gone`.execute(session);
  await sql`create temporary table touched (id bigint primary key) on commit drop`.execute(session);
  await (all
    ? sql`insert into touched select id from identity`.execute(session)
    : sql`insert into touched select distinct n.identity_id from noted n join identity i on i.id = n.identity_id`.execute(
        session,
      ));
  await sql`analyze touched`.execute(session);
  await sql`create temporary table touched_group on commit drop as
    select 'same-name' as kind, n.name, 'name:' || left(encode(sha256(convert_to(n.name, 'UTF8')), 'hex'), 16) as source
    from (select lower(i.name) as name from touched t join identity i on i.id = t.id
      union select lower(name_was) from noted) n where n.name is not null
    union all
    select 'same-account-id', null, encode(h.hash, 'hex')
    from (select i.account_hash as hash from touched t join identity i on i.id = t.id where i.account_hash is not null
      union select i.value_hash from touched t join identity i on i.id = t.id where i.kind = 'account') h`.execute(
    session,
  );
  await sql`create index on touched_group (source)`.execute(session);
  await sql`analyze touched_group`.execute(session);
  const { rows } = await sql<{ count: string }>`select count(*) as count from touched`.execute(session);
  return Number(rows[0]?.count ?? 0);
}

/** Makes the evidence of what is touched what the facts say now; evidence of imported files stays. */
export async function refreshEvidence(session: Kysely<Database>): Promise<void> {
  await sql`create temporary table fresh_evidence (a_id bigint not null, b_id bigint not null, kind text not null,
    source text not null, strength real not null, detail jsonb not null) on commit drop`.execute(session);
  const derived: string[] = [];
  for (const { id, find } of evidenceKinds.values()) {
    if (find === null) continue;
    derived.push(id);
    await sql`insert into fresh_evidence
      select distinct on (least(f.a, f.b), greatest(f.a, f.b), f.source) least(f.a, f.b), greatest(f.a, f.b), ${id}::text,
        f.source, f.strength, f.detail
      from (${find}) f where f.a <> f.b
      order by least(f.a, f.b), greatest(f.a, f.b), f.source`.execute(session);
  }
  await sql`analyze fresh_evidence`.execute(session);
  await sql`delete from identity_evidence v using (
      select v.a_id, v.b_id, v.kind, v.source from touched t join identity_evidence v on v.a_id = t.id
      union select v.a_id, v.b_id, v.kind, v.source from touched t join identity_evidence v on v.b_id = t.id
      union select v.a_id, v.b_id, v.kind, v.source from identity_evidence v join touched_group g on g.kind = v.kind and g.source = v.source
    ) near
    where v.a_id = near.a_id and v.b_id = near.b_id and v.kind = near.kind and v.source = near.source
      and v.kind = any(${derived}::text[]) and not exists (select from fresh_evidence f
        where f.a_id = v.a_id and f.b_id = v.b_id and f.kind = v.kind and f.source = v.source)`.execute(session);
  await sql`insert into identity_evidence (a_id, b_id, kind, source, strength, detail)
    select a_id, b_id, kind, source, strength, detail from fresh_evidence
    on conflict (a_id, b_id, kind, source) do update set strength = excluded.strength, detail = excluded.detail
    where (identity_evidence.strength, identity_evidence.detail) is distinct from (excluded.strength, excluded.detail)`.execute(
    session,
  );
}
