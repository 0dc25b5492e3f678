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
import { type ShownPerson, shownPersons } from './shown-name.ts';

/** A person with the ranges in which they worked for organisations. */
export interface PersonPage extends ShownPerson {
  readonly id: string;
  readonly accounts: { host: string; login: string }[];
  readonly affiliations: { organisation: string; from: string | null; to: string | null; basis: 'claim' | 'mail' }[];
}

/** The person that an identity id stands for; null = nobody, or somebody who asked not to be shown. */
export async function shownPerson(db: Kysely<Database>, id: string): Promise<PersonPage | null> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  const { rows } = await sql<{ person: string }>`
    select coalesce(p.person_id, i.id) as person from identity i left join person_identity p on p.identity_id = i.id
    where i.id = ${id}::bigint`.execute(db);
  const person = rows[0]?.person ?? null;
  const shown = person === null ? undefined : (await shownPersons(db, [person])).get(person);
  if (person === null || shown === undefined) return null;
  const { rows: affiliations } = await sql<PersonPage['affiliations'][number]>`
    select organisation, valid_from::text as "from", valid_to::text as "to", basis from affiliation
    where person_id = ${person}::bigint order by basis, valid_from nulls first`.execute(db);
  return { id: person, name: shown.name, accounts: [...shown.accounts], affiliations };
}
