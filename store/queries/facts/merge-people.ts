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

import type { Session } from '../../session.ts';

/** What the lines with the lowest rank say of a column. */
function first(column: string): string {
  return `(array_agg(${column} order by rank, ${column}::text collate "C") filter (where ${column} is not null))[1] as ${column}`;
}

/**
 * Writes the people of the stage, in order of key, and maps keys to ids (`fact_who`). What the hub itself knows of
 * somebody stays; only a class that nothing speaks for gives way.
 */
export async function mergeFactPeople(session: Session): Promise<number> {
  const told = ['name', 'domain', 'class', 'class_reason', 'account_host', 'account_hash'];
  const shown = ['host', 'platform_id', 'login', 'account_kind', 'company', 'created_at'];
  await session.unsafe(`
    create temporary table fact_known on commit drop as
      select key, (array['account', 'email', 'name'])[get_byte(key, 0) + 1] as kind, substring(key from 2) as value_hash,
        ${[...told, ...shown].map(first).join(',\n        ')}
      from fact_person group by key;
    analyze fact_known`);
  const { count } = await session`
    insert into identity (kind, value_hash, name, domain, class, class_reason, account_host, account_hash)
    select kind, value_hash, name, domain, coalesce(class, 'human'), class_reason, account_host, account_hash
    from fact_known order by kind, value_hash
    on conflict (kind, value_hash) do update set name = coalesce(identity.name, excluded.name),
      domain = coalesce(identity.domain, excluded.domain), class = excluded.class, class_reason = excluded.class_reason,
      account_host = coalesce(identity.account_host, excluded.account_host),
      account_hash = coalesce(identity.account_hash, excluded.account_hash)
    where identity.class = 'human' and identity.class_reason is null and (excluded.class <> 'human'
      or (identity.name is null and excluded.name is not null) or (identity.domain is null and excluded.domain is not null)
      or (identity.account_hash is null and excluded.account_hash is not null))`;
  await session.unsafe(`
    create temporary table fact_who on commit drop as
      select k.key, i.id, k.host from fact_known k join identity i on i.kind = k.kind and i.value_hash = k.value_hash;
    create unique index on fact_who (key);
    analyze fact_who`);
  await session`
    insert into account (identity_id, host, platform_id, login, name, kind, company, created_at, seen_at)
    select w.id, k.host, k.platform_id, k.login, k.name, coalesce(k.account_kind, 'unknown'), k.company, k.created_at, 'epoch'
    from fact_known k join fact_who w using (key)
    where k.kind = 'account' and k.host is not null and k.login is not null
    order by w.id on conflict do nothing`;
  return count;
}

/** Writes which addresses platforms say are whose, and who was decided to be the same, or not. Returns how many decisions are new. */
export async function mergeFactLinks(session: Session, at: Date): Promise<number> {
  await session`
    insert into email_account (identity_id, host, account_id, repository_id, sha, seen_at)
    select distinct on (w.id, a.host) w.id, a.host, a.identity_id, c.repository_id, c.sha, ${at}::timestamptz
    from fact_identity f join fact_who w on w.key = f.who_id
    cross join unnest(f.account_ids) u (key) join fact_who o on o.key = decode(u.key, 'hex')
    join account a on a.identity_id = o.id
    join (select distinct on (f.author_id) f.author_id, r.id as repository_id, f.sha from fact_commit f
      join fact_place r on r.number = f.repository_id where f.author_id is not null order by f.author_id, r.key, f.sha) c
      on c.author_id = f.who_id
    order by w.id, a.host, a.identity_id
    on conflict (identity_id, host) do nothing`;
  const decisions = [
    ['same', 'same_ids'],
    ['different', 'different_ids'],
  ] as const;
  let fresh = 0;
  for (const [verdict, column] of decisions) {
    const { count } = await session`
      insert into identity_decision (a_id, b_id, verdict, actor, reason, decided_at)
      select distinct least(w.id, o.id), greatest(w.id, o.id), ${verdict}, 'facts', 'Imported with facts.', ${at}::timestamptz
      from fact_identity f join fact_who w on w.key = f.who_id
      cross join unnest(f.${session(column)}) u (key) join fact_who o on o.key = decode(u.key, 'hex')
      where w.id <> o.id
      on conflict do nothing`;
    fresh += count;
  }
  return fresh;
}

/** Writes affiliations that are not known yet, each as a claim. Returns how many are new. */
export async function mergeFactAffiliations(session: Session, at: Date): Promise<number> {
  const { count } = await session`
    insert into affiliation_claim (identity_id, organisation, valid_from, valid_to, source, rank, actor, claimed_at)
    select distinct w.id, f.organisation, f.valid_from, f.valid_to, coalesce(f.source, 'facts'), coalesce(f.rank, 50)::smallint,
      'facts', ${at}::timestamptz
    from fact_affiliation f join fact_who w on w.key = f.who_id
    where not exists (select from affiliation_claim c where c.identity_id = w.id and c.organisation = f.organisation
      and c.valid_from is not distinct from f.valid_from and c.valid_to is not distinct from f.valid_to
      and c.source = coalesce(f.source, 'facts'))`;
  return count;
}
