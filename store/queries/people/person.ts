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
import type { Database } from '../../schema.ts';
import { identitiesOfPerson } from './find.ts';
import { shownName } from './shown-name.ts';

/** A person in a list of those who act. */
export interface PersonRow {
  readonly id: string;
  readonly name: string | null;
  /** `host:login` of an account; null = none known. */
  readonly account: string | null;
  /** Organisation of the newest act; `~` = on their own behalf, null = unknown. */
  readonly organisation: string | null;
  readonly acts: number;
  /** Acts whose organisation is unknown. */
  readonly unknown: number;
  readonly last: string;
}

/** Humans who act in a listed project (null = in any), by number of acts, or of acts without a known organisation. */
export async function listPersons(
  db: Kysely<Database>,
  { project, unknown, limit }: { readonly project: string | null; readonly unknown: boolean; readonly limit: number },
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    with acting as (
      select person_id, count(*)::int as acts, count(*) filter (where organisation is null)::int as unknown,
        to_char(max(at at time zone 'UTC'), 'YYYY-MM-DD') as last, (array_agg(organisation order by at desc, kind collate "C", source collate "C"))[1] as organisation
      from act where class = 'human' and person_id is not null
        and standing <= case when ${project}::text is null then 0 else 1 end and (${project}::text is null or project = ${project}::text)
        and project in (select slug from project where listed)
      group by person_id)
    select t.person_id as id, coalesce(n.name, ${shownName('i.id', 'i.name')}) as name, c.account, t.organisation, t.acts, t.unknown, t.last
    from acting t join identity i on i.id = t.person_id
    left join lateral (select a.host || ':' || a.login as account from (select t.person_id as id union
        select identity_id from person_identity p where p.person_id = t.person_id) m join account a on a.identity_id = m.id
      order by a.host collate "C", a.login collate "C" limit 1) c on true
    left join lateral (select ${shownName('o.id', 'o.name')} as name from person_identity p join identity o on o.id = p.identity_id
      where p.person_id = t.person_id and o.kind = 'account' and o.name is not null order by o.value_hash limit 1) n on true
    where not exists (select from hidden_identity h where h.identity_id = t.person_id)
      and (not ${unknown}::boolean or t.unknown > 0)
    order by case when ${unknown}::boolean then t.unknown else t.acts end desc, t.acts desc, i.value_hash
    limit ${limit}`.execute(db);
  return rows;
}

/** One identity of a person. */
export interface IdentityRow {
  readonly id: string;
  readonly kind: 'email' | 'name' | 'account';
  /** First characters of the hash, to tell addresses apart. */
  readonly hash: string;
  readonly name: string | null;
  readonly class: string;
  readonly classReason: string | null;
  readonly host: string | null;
  readonly login: string | null;
}

/** Everything about the person that an identity belongs to; null = they asked not to be shown. */
export async function readPerson(db: Kysely<Database>, identity: string) {
  const ids = await identitiesOfPerson(db, identity);
  const { rows: hidden } =
    await sql`select from hidden_identity where identity_id = any(${[...ids]}::bigint[]) limit 1`.execute(db);
  if (hidden.length > 0) return null;
  const { rows: identities } = await sql<IdentityRow>`
    select i.id, i.kind, left(encode(i.value_hash, 'hex'), 12) as hash, ${shownName('i.id', 'i.name')} as name,
      coalesce(o.class, i.class) as class, coalesce(o.reason, i.class_reason) as "classReason", a.host, a.login
    from identity i left join account a on a.identity_id = i.id left join identity_class_override o on o.identity_id = i.id
    where i.id = any(${[...ids]}::bigint[]) order by i.kind, i.value_hash`.execute(db);
  const { rows: evidence } = await sql<{ a: string; b: string; kind: string; source: string; strength: number }>`
    select a_id as a, b_id as b, kind, source, round(strength::numeric, 2)::float8 as strength from identity_evidence
    where a_id = any(${[...ids]}::bigint[]) and b_id = any(${[...ids]}::bigint[])
    order by strength desc, a_id, b_id, kind, source`.execute(db);
  const { rows: decisions } = await sql<{
    a: string;
    b: string;
    verdict: string;
    actor: string;
    reason: string;
    at: Date;
  }>`
    select a_id as a, b_id as b, verdict, actor, reason, decided_at as at from identity_decision
    where undone_at is null and (a_id = any(${[...ids]}::bigint[]) or b_id = any(${[...ids]}::bigint[]))
    order by decided_at, a_id, b_id`.execute(db);
  const { rows: affiliations } = await sql<{
    organisation: string;
    from: string | null;
    to: string | null;
    basis: string;
  }>`
    select organisation, valid_from::text as "from", valid_to::text as "to", basis from affiliation
    where person_id = ${ids[0] ?? identity}::bigint order by basis, valid_from nulls first`.execute(db);
  return { id: ids[0] ?? identity, identities, evidence, decisions, affiliations };
}
