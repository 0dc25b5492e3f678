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

import { sql } from 'kysely';
import { refreshPeople } from '#metrics/people/refresh-people.ts';
import type { Store } from '#store/open.ts';
import { stopTestServer, testStore } from '#store/testing.ts';
import type { BenchRow } from '../bench.ts';
import { fillPeople } from './synthetic-people.ts';

/** Fewer identities for a quick look. */
const identities = Number(process.env['TONGMING_BENCH_IDENTITIES'] ?? 300_000);

/** Who is who: the first time beside writing the rows that come of it, then with nothing changed, and after one decision. */
export async function run(): Promise<BenchRow[]> {
  const store = await testStore();
  try {
    await fillPeople(store.db, identities);
    const first = await seconds(() => refreshPeople(store));
    const idle = await seconds(() => refreshPeople(store));
    await sql`insert into identity_decision (a_id, b_id, verdict, actor, reason)
      select min(id), min(id) + 5, 'same', 'bench', 'bench' from identity`.execute(store.db);
    const decision = await seconds(() => refreshPeople(store));
    const written = await seconds(() => writeAgain(store));
    const row = (name: string, ours: number, limit: number, target: string, note: string): BenchRow => {
      return { name: `people: ${name}`, ours, limit, ratio: ours / limit, target, note };
    };
    return [
      row(`${identities} identities for the first time`, first, written, '≤ 5', 's, beside writing those rows again'),
      row('nothing changed', idle, 0.1, '≤ 1', 's, beside a tenth of a second'),
      row('one decision', decision, 1, '≤ 1', 's, beside a second'),
    ];
  } finally {
    await store.close();
    await stopTestServer();
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function writeAgain({ db }: Store): Promise<void> {
  for (const table of ['person_identity', 'identity_evidence', 'affiliation', 'mail_month']) {
    await sql`create table ${sql.id(`again_${table}`)} (like ${sql.id(table)} including all)`.execute(db);
    await sql`insert into ${sql.id(`again_${table}`)} select * from ${sql.id(table)}`.execute(db);
  }
}

if (import.meta.main) console.table(await run());
