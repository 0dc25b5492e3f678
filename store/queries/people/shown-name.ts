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
import type { Database } from '../../schema.ts';

/** How a person may be shown. */
export interface ShownPerson {
  /** Null = nothing that may be shown is known of them. */
  readonly name: string | null;
  readonly accounts: readonly { readonly host: string; readonly login: string }[];
}

/**
 * A name as it may leave the system, for SQL that names identities: null for everybody who asked not to be shown, and for
 * names that hold an address, which `shown_name` of the store knows. `identity` and `name` are columns, as `i.id` and `i.name`.
 */
export function shownName(identity: string, name: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(case when exists (select from hidden_identity h where h.identity_id = ${sql.ref(identity)}) then null
    else shown_name(${sql.ref(name)}) end)`;
}

/**
 * Names and accounts of persons (ids of persons, as figures have them); who asked not to be shown is left out. An
 * account's name before one in commits, of equals by a key that is the same in every store; then the login.
 */
export async function shownPersons(
  db: Kysely<Database>,
  persons: readonly string[],
): Promise<ReadonlyMap<string, ShownPerson>> {
  if (persons.length === 0) return new Map();
  const { rows } = await sql<ShownPerson & { person: string }>`
    select n.person, (array_agg(i.name order by i.kind <> 'account', i.kind <> 'email', i.value_hash)
        filter (where shown_name(i.name) is not null))[1] as name,
      coalesce(jsonb_agg(jsonb_build_object('host', c.host, 'login', c.login) order by c.host collate "C", c.login collate "C")
        filter (where c.identity_id is not null), '[]') as accounts
    from (select distinct unnest(${[...persons]}::bigint[])) w(id)
    cross join lateral (select w.id as person, w.id as id union
      select w.id, p.identity_id from person_identity p where p.person_id = w.id) n
    join identity i on i.id = n.id left join account c on c.identity_id = i.id
    where not exists (select from hidden_identity h where h.identity_id = w.id)
    group by n.person`.execute(db);
  return new Map(
    rows.map(({ person, name, accounts }) => [person, { name: name ?? accounts[0]?.login ?? null, accounts }]),
  );
}
