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

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../schema.ts';

/** Tries of one door without a pause; every further one doubles it. */
const freeTries = 4;
/** The longest pause in seconds: long enough against guessing, too short to keep somebody out for the day. */
const longestPause = 60;

function keyOf(door: string): string {
  return createHash('sha256').update(door).digest('hex');
}

/** How many seconds to wait before the next try; 0 = go ahead, and the try has been counted, so that many at once gain nothing. */
export async function takeTry(db: Kysely<Database>, door: string, now: Date): Promise<number> {
  const key = keyOf(door);
  const { rows } = await sql`
    insert into auth_throttle as t (key, tries, at, until) values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set
      tries = case when t.at < excluded.at - interval '1 day' then 1 else t.tries + 1 end,
      at = excluded.at,
      until = excluded.at + case
        when t.at < excluded.at - interval '1 day' or t.tries + 1 < ${freeTries} then interval '0'
        else make_interval(secs => least(${longestPause}, power(2, least(t.tries + 1 - ${freeTries}, 20)))) end
      where t.until <= excluded.at
    returning 1
  `.execute(db);
  if (rows.length === 1) return 0;
  const waiting = await sql<{ seconds: number }>`
    select ceil(extract(epoch from until - ${now}::timestamptz))::int as seconds from auth_throttle where key = ${key}
  `.execute(db);
  return Math.max(1, waiting.rows[0]?.seconds ?? 1);
}

/** The door was opened rightly: tries begin anew. */
export async function forgetTries(db: Kysely<Database>, door: string): Promise<void> {
  await sql`delete from auth_throttle where key = ${keyOf(door)}`.execute(db);
}

/** Counts one act of all together within a window; the seconds to wait when there were too many, else 0. */
export async function takeFromBudget(
  db: Kysely<Database>,
  budget: string,
  now: Date,
  { most, seconds }: { readonly most: number; readonly seconds: number },
): Promise<number> {
  const { rows } = await sql<{ tries: number; left: number }>`
    insert into auth_throttle as t (key, tries, at, until)
    values (${keyOf(budget)}, 1, ${now}, ${now}::timestamptz + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      tries = case when t.until <= excluded.at then 1 else t.tries + 1 end,
      at = excluded.at,
      until = case when t.until <= excluded.at then excluded.until else t.until end
    returning tries, ceil(extract(epoch from until - ${now}::timestamptz))::int as left
  `.execute(db);
  const [row] = rows;
  return row === undefined || row.tries <= most ? 0 : Math.max(1, row.left);
}
