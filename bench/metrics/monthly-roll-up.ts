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

import { monthlyRollUp } from '#metrics/roll-up/monthly-roll-up.ts';
import { openStore, type Store } from '#store/open.ts';
import { silent, stopTestServer, testDatabase } from '#store/testing.ts';
import { type BenchRow, interleave, spreadOf } from '../bench.ts';
import { fillActs } from './synthetic-acts.ts';

/** Acts of the hub that is counted; fewer for a quick look. */
const acts = Number(process.env['TONGMING_BENCH_ACTS'] ?? 10_000_000);
const rounds = 3;

const grouped = `select count(*)::int as rows, sum(acts)::float8 as acts, sum(people)::float8 as people from (
  select repository_id, month, kind, count(*) as acts, count(distinct person_id) as people
  from act where class = 'human' and standing = 0 group by repository_id, month, kind) g`;

interface Totals {
  readonly rows: number;
  readonly acts: number;
  readonly people: number;
}

/** The monthly roll-up of a hub beside the GROUP BY that says the same, which only sends its totals. */
export async function run(): Promise<BenchRow[]> {
  const database = await testDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDir: '', log: silent, applicationName: 'bench' });
  try {
    await fillActs(store.db, { projects: 3000, people: 50_000, acts });
    const found: Totals[] = [];
    const measured = await interleave(
      rounds,
      async () => timed(async () => found.push(await ours(store))),
      async () => timed(async () => found.push(await theirs(store))),
    );
    return [compare(measured, found)];
  } finally {
    await store.close();
    await database.drop();
    await stopTestServer();
  }
}

async function ours(store: Store): Promise<Totals> {
  const rollUp = await monthlyRollUp(store);
  const totals = { rows: rollUp.rows, acts: 0, people: 0 };
  for (let row = 0; row < rollUp.rows; row++) {
    const { acts: done, people } = rollUp.at(row);
    totals.acts += done;
    totals.people += people;
  }
  return totals;
}

async function theirs(store: Store): Promise<Totals> {
  const [totals] = await store.sql.begin(async (session) => {
    await session`set local work_mem = '64MB'`;
    await session`set local statement_timeout = 0`;
    return session.unsafe<Totals[]>(grouped);
  });
  if (totals === undefined) throw new Error('A GROUP BY over a GROUP BY gives one row.');
  return totals;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

function compare(measured: { ours: number[]; limit: number[] }, found: readonly Totals[]): BenchRow {
  const [own, limit] = [spreadOf(measured.ours), spreadOf(measured.limit)];
  const same = new Set(found.map((one) => `${one.rows} ${one.acts} ${one.people}`)).size === 1;
  const memory = process.resourceUsage().maxRSS / 1024;
  const range = ({ min, max }: { min: number; max: number }) => `${min.toFixed(2)}–${max.toFixed(2)}`;
  return {
    name: `monthly roll-up of ${acts / 1e6} M acts with distinct people`,
    ours: own.median,
    limit: limit.median,
    ratio: own.median / limit.median,
    target: '≤ 0.5',
    note:
      `s, median of ${rounds}, beside GROUP BY with count(distinct) in the same PostgreSQL; ours ${range(own)}, ` +
      `GROUP BY ${range(limit)}; ${found[0]?.rows} rows, totals ${same ? 'equal' : 'DIFFERENT'}, at most ${memory.toFixed(0)} MB`,
  };
}

if (import.meta.main) console.table(await run());
