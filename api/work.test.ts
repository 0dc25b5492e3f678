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

import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Queue } from '#store/job.ts';
import { openStore, type Store } from '#store/open.ts';
import { syncRegistry } from '#store/queries/registry.ts';
import { openQueue } from '#store/queue.ts';
import { silent, testDatabase } from '#store/testing.ts';
import { packageRoot } from './config.ts';
import type { Overview } from './status/overview.ts';
import { createVisits } from './visits.ts';

const bin = join(packageRoot, 'bin', 'tongming.mjs');
const count = 12;

let database: Awaited<ReturnType<typeof testDatabase>>;
let home: string;
let store: Store;
let queue: Queue;
const children: ChildProcess[] = [];

function git(directory: string, ...words: string[]): void {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a' };
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory, GIT_CONFIG_NOSYSTEM: '1', ...who };
  execFileSync('git', words, {
    cwd: directory,
    env: { ...env, GIT_COMMITTER_EMAIL: 'a@example.org' },
    stdio: 'ignore',
  });
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tongming-work-'));
  const paths = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const path = join(home, `repository-${i}`);
      await mkdir(path);
      git(path, 'init', '-q', '-b', 'main');
      await writeFile(join(path, 'README.md'), `# ${i}\n`);
      git(path, 'add', '.');
      git(path, 'commit', '-q', '-m', 'begin');
      return path;
    }),
  );
  database = await testDatabase();
  store = await openStore({ databaseUrl: database.url, dataDir: '', log: silent, applicationName: 'test', max: 4 });
  const text = { zh: '名', en: 'name' };
  await syncRegistry(store.db, {
    projects: paths.map((url, i) => ({
      slug: `project-${i}`,
      entry: { name: text, description: text },
      domain: 'database',
      stage: 'applied',
      stageSince: '2026-01-01',
      admittedOn: null,
      stages: [{ stage: 'applied', since: '2026-01-01', note: null }],
      repositories: [{ platform: 'git', platformId: `file:${url}`, url }],
    })),
    organisations: [],
    keep: [],
  });
  queue = await openQueue(store, { role: 'work', log: silent });
}, 60_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await queue.stop(1000);
  await store.close();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

function environment(name: string): Record<string, string> {
  const data = join(home, `data-${name}`);
  return { PATH: process.env['PATH'] ?? '', HOME: home, DATABASE_URL: database.url, TONGMING_DATA: data };
}

/** A worker as on a machine of its own: nothing is shared but the database. */
async function startWorker(name: string): Promise<ChildProcess> {
  const args = [bin, 'worker', '--width', '2'];
  const child = spawn(process.execPath, args, { env: environment(name), stdio: ['ignore', 'ignore', 'pipe'] });
  children.push(child);
  let told = '';
  child.stderr.on('data', (chunk) => {
    told += String(chunk);
  });
  await expect.poll(() => told, { timeout: 30_000 }).toMatch(/^Worker \S+ is ready on \S+, crawling 2 at a time/m);
  return child;
}

function tongming(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...words], { env: environment('cli') }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

test('two workers share the visits, each repository is crawled by one of them, and SIGTERM ends them in time', async () => {
  const workers = await Promise.all([startWorker('one'), startWorker('two')]);
  const visits = createVisits(store.db, queue);
  expect(await visits.all()).toHaveLength(count);
  // Requests for what waits or runs are the same requests.
  const again = (async () => {
    for (let i = 0; i < 20; i += 1) await visits.all();
  })();
  await again;
  const done = () => store.sql<{ runs: number }[]>`
    select count(*)::int as runs from crawl_run where finished_at is not null group by repository_id`;
  await expect
    .poll(async () => ((await queue.pending('crawl')).size === 0 ? (await done()).length : 0), { timeout: 60_000 })
    .toBe(count);
  const stopped = Date.now();
  for (const worker of workers) worker.kill('SIGTERM');
  const ends = await Promise.all(workers.map((worker) => once(worker, 'exit')));
  expect(ends.map(([code]: unknown[]) => code)).toEqual([0, 0]);
  expect(Date.now() - stopped).toBeLessThan(10_000);
  const [overlaps] = await store.sql`
    select count(*)::int as count from crawl_run a join crawl_run b on a.repository_id = b.repository_id and a.id < b.id
    where a.finished_at > b.started_at`;
  expect(overlaps).toEqual({ count: 0 });
  const holders = await store.sql<{ holder: string }[]>`select distinct holder from crawl_lease`;
  expect(holders).toHaveLength(2);
  const crawled = await store.sql`select from repository where fetched_at is not null and state = 'ok'`;
  expect(crawled).toHaveLength(count);
  expect(await store.db.selectFrom('crawl_progress').selectAll().execute()).toEqual([]);
  const { crawl } = await queue.counts();
  expect([crawl.running, crawl.parked]).toEqual([0, 0]);
  // What was found is asked to be computed, each project once.
  expect([...(await queue.pending('compute')).keys()].sort()).toEqual(
    Array.from({ length: count }, (_, i) => `project-${i}`).sort(),
  );
}, 120_000);

test('status tells what was crawled, what is parked and how to ask for it again', async () => {
  const [row] = await store.sql<{ id: string; url: string }[]>`
    select r.id, r.url from repository r join project_repository pr on pr.repository_id = r.id where project = 'project-3'`;
  await store.sql`delete from pgboss.job where name = 'crawl'`;
  await queue.enqueue('crawl', [{ key: row?.id ?? '', reason: 'test' }]);
  await store.sql`update pgboss.job set retry_limit = 0 where name = 'crawl'`;
  await queue.work('crawl', {}, () => Promise.reject(new Error('it breaks')));
  await expect.poll(() => queue.parked(), { timeout: 10_000 }).toHaveLength(1);
  await queue.stop(1000);

  const { code, out, err } = await tongming('status', '--json');
  expect(err).toBe('');
  const overview = JSON.parse(out) as Overview;
  expect([code, overview.repositories.length, overview.jobs.crawl.parked]).toEqual([0, count, 1]);
  expect(overview.nextVisit).toMatch(/^\d{4}-/);
  const own = overview.repositories.find(({ projects }) => projects.includes('project-3'));
  expect(own).toMatchObject({ platform: 'git', url: row?.url, state: 'ok', class: 'hot', failures: 0, streams: {} });
  expect(own?.git['commits']).toEqual({ asked: null, received: 1, refused: [] });
  expect(own?.parked).toMatchObject({ kind: 'crawl', key: row?.id, attempts: 1, error: 'it breaks' });

  const text = await tongming('status', 'project-3');
  expect(text.out).toContain('1 parked');
  expect(text.out).toContain(`tongming status --retry ${own?.parked?.id}`);
  expect(text.out).toMatch(/^git commits +– +1 /m);
  const byPath = await tongming('status', row?.url ?? '', '--json');
  expect((JSON.parse(byPath.out) as Overview).repositories.map(({ repository }) => repository)).toEqual([row?.id]);
  expect(await tongming('status', 'project-33')).toMatchObject({ code: 2, out: '' });

  // The schedule leaves it alone until somebody asks.
  expect((await createVisits(store.db, queue).all()).map(({ id }) => id)).not.toContain(row?.id);
  expect(await tongming('status', '--retry', 'nothing')).toMatchObject({ code: 2 });
  expect(await tongming('status', '--retry', own?.parked?.id ?? '')).toMatchObject({ code: 0 });
  expect(await queue.parked()).toEqual([]);
  expect((await queue.pending('crawl')).get(row?.id ?? '')).toBe('waiting');
}, 120_000);
