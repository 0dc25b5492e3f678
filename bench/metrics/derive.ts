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
import { deriveProject } from '#metrics/derive/derive.ts';
import { silent, stopTestServer, testStore } from '#store/testing.ts';
import type { BenchRow } from '../bench.ts';
import { fillFacts } from './synthetic-facts.ts';

/** Of one project; fewer for a quick look. */
const commits = Number(process.env['TONGMING_BENCH_COMMITS'] ?? 400_000);

/** Acts of a large project, for the first time and with nothing changed, beside writing the same rows. */
export async function run(): Promise<BenchRow[]> {
  const store = await testStore();
  const derived = async () => {
    const begun = performance.now();
    const { acts } = await deriveProject(store, 'p000001', { log: silent, signal: new AbortController().signal });
    return { acts, seconds: (performance.now() - begun) / 1000 };
  };
  try {
    await fillFacts(store.db, { repositories: 1, commits, months: 120 });
    const [first, again] = [await derived(), await derived()];
    await sql`create table again (like act including all)`.execute(store.db);
    const begun = performance.now();
    await sql`insert into again select * from act`.execute(store.db);
    const limit = (performance.now() - begun) / 1000;
    const row = (name: string, ours: number): BenchRow => {
      return {
        name,
        ours,
        limit,
        ratio: ours / limit,
        target: '≤ 5',
        note: 's, beside writing those rows with their indexes',
      };
    };
    return [row(`derive ${first.acts} acts`, first.seconds), row('derive, nothing changed', again.seconds)];
  } finally {
    await store.close();
    await stopTestServer();
  }
}

if (import.meta.main) console.table(await run());
