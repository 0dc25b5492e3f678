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

const leaseMinutes = 5;

/**
 * Does the work unless another process does it now; null = it does. Who was killed in the middle is waited for five
 * minutes, by the clock of the database.
 */
export async function oneAtATime<Result>(db: Kysely<Database>, work: () => Promise<Result>): Promise<Result | null> {
  const { rows } = await sql<{ name: string }>`
    insert into clock_mark (name, at) values ('lease', clock_timestamp() + ${leaseMinutes} * interval '1 minute')
    on conflict (name) do update set at = excluded.at where clock_mark.at <= clock_timestamp()
    returning name`.execute(db);
  if (rows.length === 0) return null;
  try {
    return await work();
  } finally {
    await sql`update clock_mark set at = clock_timestamp() where name = 'lease'`.execute(db);
  }
}

/** When something was last done. */
export interface ClockMark {
  readonly at: Date;
  readonly heldUntil: Date | null;
}

/** The mark of a name; null = it was never done. */
export async function readMark(db: Kysely<Database>, name: string): Promise<ClockMark | null> {
  const row = await db
    .selectFrom('clock_mark')
    .select(['at', 'held_until as heldUntil'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** Sets it. */
export async function setMark(db: Kysely<Database>, name: string, { at, heldUntil }: ClockMark): Promise<void> {
  await db
    .insertInto('clock_mark')
    .values({ name, at, held_until: heldUntil })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at, held_until: heldUntil }))
    .execute();
}

/** Reports that are to be written and for which nothing was gathered yet. */
export async function ungathered(
  db: Kysely<Database>,
  most: number,
): Promise<{ id: string; project: string; from: string; until: string }[]> {
  return db
    .selectFrom('mentor_report')
    .select(['id', 'project', 'period_from as from', 'period_until as until'])
    .where('state', '=', 'due')
    .where('gathered_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .limit(most)
    .execute();
}
