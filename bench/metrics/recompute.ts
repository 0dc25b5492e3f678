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
import { computeAll } from '#metrics/compute/compute.ts';
import { openStore, type Store } from '#store/open.ts';
import { silent, stopTestServer, testDatabase } from '#store/testing.ts';
import type { BenchRow } from '../bench.ts';
import { fillFacts } from './synthetic-facts.ts';

/** Size of the hub; fewer repositories for a quick look. */
const repositories = Number(process.env['TONGMING_BENCH_REPOSITORIES'] ?? 3000);
const commitsOf = 400;
const delta = 1000;
const now = new Date('2026-02-10T00:00:00Z');

/** Computing what follows from 1,000 new contributions to one repository beside computing the whole hub. */
export async function run(): Promise<BenchRow[]> {
  const database = await testDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDir: '', log: silent, applicationName: 'bench' });
  try {
    await fillFacts(store.db, { repositories, commits: commitsOf, months: 24 });
    const whole = await computed(store);
    await addDelta(store);
    const changed = await computed(store);
    const slowest = [...changed.steps].sort(([, a], [, b]) => b - a).slice(0, 5);
    return [
      {
        name: `recompute after ${delta} contributions to one of ${repositories} repositories`,
        ours: changed.seconds,
        limit: whole.seconds,
        ratio: changed.seconds / whole.seconds,
        target: '≤ 0.01',
        note: `s, once, beside everything; most of it: ${slowest.map(([what, s]) => `${what} ${s.toFixed(2)}`).join(', ')}; ${changed.projects} of ${whole.projects} projects`,
      },
    ];
  } finally {
    await store.close();
    await database.drop();
    await stopTestServer();
  }
}

interface Computed {
  readonly seconds: number;
  readonly projects: number;
  /** Seconds up to the end of each step since the one before; `start` and `end` are what lies outside of them. */
  readonly steps: ReadonlyMap<string, number>;
}

async function computed(store: Store): Promise<Computed> {
  const steps = new Map<string, number>();
  const begun = performance.now();
  let last = begun;
  const note = (what: string) => {
    const at = performance.now();
    const name = what.startsWith('acts of') ? 'acts' : /^p\d+$/.test(what) ? 'projects' : what;
    steps.set(name, (steps.get(name) ?? 0) + (at - last) / 1000);
    last = at;
  };
  const { projects } = await computeAll(store, {
    now,
    month: null,
    projects: null,
    log: silent,
    onProgress: (_done, _total, what) => note(what),
  });
  note('end');
  return { seconds: (performance.now() - begun) / 1000, projects, steps };
}

async function addDelta(store: Store): Promise<void> {
  await sql`insert into commit (repository_id, sha, parents, parent_count, merge, author_id, committer_id, author_epoch, author_zone,
      committer_epoch, committer_zone, authored_at, committed_at, signed_off, additions, deletions, files, lines, tree, irregular, reachable, on_default)
    select c.repository_id, substr(sha256(('new ' || n)::bytea), 1, 20), c.parents, 1, false, c.author_id, c.committer_id,
      extract(epoch from at)::bigint, '+0800', extract(epoch from at)::bigint, '+0800', at, at, false, 5, 2, 1, 'counted', c.tree, c.irregular, true, true
    from (select * from commit where repository_id = 1 and parent_count = 1 limit 1) c
      cross join generate_series(1, ${delta}::int) n
      cross join lateral (select '2026-01-02T00:00:00Z'::timestamptz + n * interval '20 minutes' as at) t`.execute(
    store.db,
  );
  await sql`update repository set head_sha = substr(sha256('new head'), 1, 20) where id = 1`.execute(store.db);
}

if (import.meta.main) console.table(await run());
