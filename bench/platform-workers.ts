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

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '#api/config.ts';
import { createVisits } from '#api/visits.ts';
import type { Queue } from '#store/job.ts';
import { openStore, type Store } from '#store/open.ts';
import { syncRegistry } from '#store/queries/registry.ts';
import { openQueue } from '#store/queue.ts';
import { silent, stopTestServer, testDatabase } from '#store/testing.ts';
import type { BenchRow } from './bench.ts';
import { type Child, startChild } from './child.ts';
import type { SiteReady, SiteTaken } from './platform-site.ts';

/** `TONGMING_BENCH_REPOSITORIES` makes it shorter, `TONGMING_BENCH_LATENCY` sets the milliseconds of each answer. */
const repositories = Number(process.env['TONGMING_BENCH_REPOSITORIES'] ?? 200);
const latencies = (process.env['TONGMING_BENCH_LATENCY'] ?? '50').split(',').map(Number);
/** Passed to the workers, as `--cpu-prof --cpu-prof-dir=/tmp`. */
const nodeOptions = process.env['TONGMING_BENCH_NODE_OPTIONS'] ?? '';

interface Went {
  readonly seconds: number;
  /** CPU seconds of the workers with their git, null where the system does not tell. */
  readonly cpuSeconds: number | null;
  readonly taken: SiteTaken;
  /** Empty = each was crawled once, by one worker at a time, and completely. */
  readonly wrong: readonly string[];
  readonly holders: number;
  /** Share of the workers' time in which they had a job. */
  readonly busy: number;
}

async function fill(store: Store, { origin, repositories: all }: SiteReady): Promise<void> {
  const text = { zh: '名', en: 'name' };
  await syncRegistry(store.db, {
    projects: all.map(({ path }, at) => ({
      slug: `project-${at}`,
      entry: { name: text, description: text },
      domain: 'database',
      stage: 'applied',
      stageSince: '2026-01-01',
      admittedOn: null,
      stages: [{ stage: 'applied', since: '2026-01-01', note: null }],
      repositories: [{ platform: 'git', platformId: `${origin}/${path}`, url: `${origin}/${path}` }],
    })),
    organisations: [],
    keep: [],
  });
}

/** A worker as on a machine of its own: nothing is shared but the database. */
async function startWorker(databaseUrl: string, site: SiteReady, home: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DATABASE_URL: databaseUrl,
    TONGMING_DATA: home,
    TONGMING_PRIVATE_HOSTS: new URL(site.origin).host,
    TONGMING_ALLOW_HTTP: 'yes',
    GITHUB_URL: site.origin,
    GITHUB_TOKEN: 'stand-in-token',
    ...(nodeOptions === '' ? {} : { NODE_OPTIONS: nodeOptions }),
  };
  const args = [join(packageRoot, 'bin', 'tongming.mjs'), 'worker', '--width', '1'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a worker ended with ${code}: ${told}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes('is ready')) resolve();
    });
  });
  return child;
}

/** CPU seconds of a process and of the children that it waited for. */
function cpuOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

function cpuOfAll(workers: readonly ChildProcess[]): number | null {
  const each = workers.map(({ pid = 0 }) => cpuOf(pid));
  return each.includes(null) ? null : each.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

async function untilDone(queue: Queue): Promise<void> {
  for (;;) {
    const { crawl } = await queue.counts();
    if (crawl.waiting + crawl.running === 0) return;
    await delay(50);
  }
}

/** What the records of the crawls and of their jobs say against the workers. */
async function faults({ sql }: Store, lookups: number): Promise<string[]> {
  const [runs] = await sql<{ count: number; own: number; bad: number }[]>`
    select count(*)::int as count, count(distinct repository_id)::int as own,
      count(*) filter (where outcome <> 'complete' or finished_at is null)::int as bad from crawl_run`;
  const [overlaps] = await sql<{ count: number }[]>`
    select count(*)::int as count from pgboss.job a join pgboss.job b
      on a.singleton_key = b.singleton_key and a.id < b.id and a.name = b.name
    where a.name = 'crawl' and a.started_on < b.completed_on and b.started_on < a.completed_on`;
  const [jobs] = await sql<{ count: number; again: number }[]>`
    select count(*)::int as count, count(*) filter (where retry_count > 0 or state <> 'completed')::int as again
    from pgboss.job where name = 'crawl'`;
  const expected: readonly (readonly [string, number | undefined, number])[] = [
    ['crawls', runs?.count, repositories],
    ['repositories crawled', runs?.own, repositories],
    ['crawls that did not end complete', runs?.bad, 0],
    ['jobs', jobs?.count, repositories],
    ['jobs tried again or not ended', jobs?.again, 0],
    ['jobs of one repository at one time', overlaps?.count, 0],
    ['repositories looked up at the platform', lookups, repositories],
  ];
  return expected.filter(([, is, must]) => is !== must).map(([what, is, must]) => `${what}: ${is} instead of ${must}`);
}

/** All repositories by so many workers, which run and wait before the clock is started. */
async function crawlAll(site: Child<SiteReady>, count: number): Promise<Went> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  const store = await openStore({ databaseUrl: database.url, dataDir: '', log: silent, applicationName: 'bench' });
  const queue = await openQueue(store, { role: 'work', log: silent });
  const workers: ChildProcess[] = [];
  try {
    await fill(store, site.told);
    for (let n = 0; n < count; n++) workers.push(await startWorker(database.url, site.told, join(home, `${n}`)));
    await delay(3000);
    await site.ask<SiteTaken>('taken');
    const cpu = cpuOfAll(workers);
    const started = performance.now();
    await createVisits(store.db, queue).all();
    await untilDone(queue);
    const seconds = (performance.now() - started) / 1000;
    const used = cpuOfAll(workers);
    const taken = await site.ask<SiteTaken>('taken');
    const lookups = taken.paths.find(([path]) => path === '')?.[1] ?? 0;
    const [jobs] = await store.sql<{ seconds: number }[]>`
      select sum(extract(epoch from completed_on - started_on))::float8 as seconds from pgboss.job where name = 'crawl'`;
    const [holders] = await store.sql<
      { count: number }[]
    >`select count(distinct holder)::int as count from crawl_lease`;
    return {
      seconds,
      cpuSeconds: cpu === null || used === null ? null : used - cpu,
      taken,
      wrong: await faults(store, lookups),
      holders: holders?.count ?? 0,
      busy: (jobs?.seconds ?? 0) / seconds / count,
    };
  } finally {
    const ends = workers.map((worker) => once(worker, 'exit'));
    for (const worker of workers) worker.kill('SIGTERM');
    await Promise.all(ends);
    await queue.stop(1000);
    await store.close();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  }
}

function shown({ seconds, cpuSeconds, taken, holders, busy }: Went): string {
  const cpu = cpuSeconds === null ? '' : `, ${(cpuSeconds / seconds).toFixed(2)} cores (${cpuSeconds.toFixed(1)} s)`;
  return `${(repositories / seconds).toFixed(2)} repositories/s in ${seconds.toFixed(1)} s${cpu}, ${taken.requests} requests by ${holders} processes, busy ${(busy * 100).toFixed(0)} %`;
}

async function compare(latencyMs: number): Promise<BenchRow[]> {
  const order = { platform: 'github', world: 'quiet', repositories, latencyMs };
  const site = await startChild<SiteReady>('./platform-site.ts', order);
  try {
    const one = await crawlAll(site, 1);
    console.log(`1 worker, ${latencyMs} ms: ${shown(one)}`);
    const four = await crawlAll(site, 4);
    console.log(`4 workers, ${latencyMs} ms: ${shown(four)}`);
    const wrong = [...one.wrong, ...four.wrong, ...four.taken.violations];
    if (wrong.length > 0) console.log(`wrong: ${wrong.join('; ')}`);
    const per = (went: Went) => repositories / went.seconds;
    const most = four.taken.maxConcurrent ?? Number.NaN;
    const name = `4 workers, ${latencyMs} ms`;
    return [
      {
        name: `${name} ÷ 1 worker`,
        ours: per(four),
        limit: per(one),
        ratio: per(four) / per(one),
        target: '≥ 3',
        note: `repositories/s of ${repositories}`,
      },
      {
        name: `${name}, requests at one time`,
        ours: most,
        limit: 8,
        ratio: most / 8,
        target: '≤ 1',
        note: 'at the platform',
      },
      {
        name: `${name}, repositories crawled twice, never, at once or not to the end`,
        ours: wrong.length,
        limit: 1,
        ratio: wrong.length,
        target: '= 0',
        note: 'by crawl records, jobs and what the platform was asked',
      },
    ];
  } finally {
    await site.stop();
  }
}

/** The same quiet repositories by one worker process and by four, against a platform that takes its time. */
export async function run(): Promise<BenchRow[]> {
  const result: BenchRow[] = [];
  try {
    for (const latency of latencies) result.push(...(await compare(latency)));
  } finally {
    await stopTestServer();
  }
  return result;
}

if (import.meta.main) console.table(await run());
