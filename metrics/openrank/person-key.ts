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

/**
 * Query for (person, key, machine) of the persons that a query of one column gives: keys sort persons in the same order
 * on every hub, whatever order identities arrived in. `machine`: one of the identities is no human's.
 */
export function personKeys(persons: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select n.person, min(i.kind || ':' || encode(i.value_hash, 'hex') collate "C") as key,
      bool_or(coalesce(w.class, i.class) <> 'human') as machine
    from (${persons}) n(person)
    cross join lateral (select n.person as identity_id
      union select q.identity_id from person_identity q where q.person_id = n.person) o
    join identity i on i.id = o.identity_id
    left join identity_class_override w on w.identity_id = i.id
    group by n.person`;
}

/** Keys of persons by id. */
export async function readPersonKeys(db: Kysely<Database>, persons: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ person: string; key: string }>`select person::text, key from (
    ${personKeys(sql`select unnest(${[...persons]}::bigint[])`)}) k`.execute(db);
  return new Map(rows.map(({ person, key }) => [person, key]));
}
