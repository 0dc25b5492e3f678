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

/**
 * Makes the project's rows of a derived table those of a staged one of the same columns. Rows that are as they were stay
 * untouched: a derivation after a small change writes little, and what watches the table hears of that change alone.
 */
export async function replaceRows(
  session: Kysely<Database>,
  project: string,
  table: 'act' | 'act_discount' | 'work_item',
  stage: string,
  key: readonly string[],
): Promise<void> {
  const [to, from] = [sql.table(table), sql.table(stage)];
  const same = sql.join(
    key.map((name) => sql`n.${sql.ref(name)} = o.${sql.ref(name)}`),
    sql` and `,
  );
  await sql`delete from ${to} o where o.project = ${project} and not exists (select 1 from ${from} n
    where ${same} and row(n.*) is not distinct from row(o.*))`.execute(session);
  await sql`insert into ${to} select n.* from ${from} n
    where not exists (select 1 from ${to} o where o.project = ${project} and ${same})
    order by ${sql.join(key.map((name) => sql`n.${sql.ref(name)}`))}`.execute(session);
}
