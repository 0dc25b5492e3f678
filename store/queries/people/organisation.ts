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
import { within } from '../../transaction.ts';
import { type Decider, logDecision } from './log.ts';

/** Names that profiles give as employer, with how many people who act or are known give it. */
export async function profileCompanies(db: Kysely<Database>): Promise<{ name: string; people: number }[]> {
  const { rows } = await sql<{ name: string; people: number }>`
    select btrim(a.company) as name, count(distinct coalesce(p.person_id, a.identity_id))::int as people
    from account a left join person_identity p on p.identity_id = a.identity_id
    where btrim(a.company) <> '' and not exists (select from hidden_identity h where h.identity_id = a.identity_id)
    group by 1 order by 2 desc, min(btrim(a.company)) collate "C"`.execute(db);
  return rows;
}

/** Names of imported files that stand for none of our organisations. */
export async function unknownOrganisations(db: Kysely<Database>): Promise<{ name: string; people: number }[]> {
  const { rows } = await sql<{ name: string; people: number }>`
    select name, max(people)::int as people from organisation_unknown group by name order by 2 desc, name collate "C"`.execute(
    db,
  );
  return rows;
}

/** Writes another name of an organisation; false = the organisation is not known. */
export async function addAlias(
  db: Kysely<Database>,
  alias: string,
  organisation: string,
  decider: Decider,
): Promise<boolean> {
  return within(db, async (session) => {
    const known = await session
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', organisation)
      .executeTakeFirst();
    if (known === undefined) return false;
    await session
      .insertInto('organisation_alias')
      .values({ alias, organisation })
      .onConflict((conflict) => conflict.column('alias').doUpdateSet({ organisation }))
      .execute();
    await logDecision(session, decider, { action: 'alias', subject: organisation, detail: { alias } });
    return true;
  });
}
