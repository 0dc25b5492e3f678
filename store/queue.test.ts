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
import { join } from 'node:path';
import { describe, type TestContext, test } from 'vitest';
import type { Job, JobEnd, Queue } from './job.ts';
import { openStore, type Store } from './open.ts';
import { openQueue } from './queue.ts';
import { silent, testDatabase } from './testing.ts';

interface Bench {
  readonly url: string;
  readonly store: Store;
  readonly queue: Queue;
  readonly children: ChildProcess[];
}

/** A database, a queue on it, and processes that end with the test: the slow tests run side by side. */
async function open(onTestFinished: TestContext['onTestFinished']): Promise<Bench> {
  const database = await testDatabase();
  const store = await openStore({
    databaseUrl: database.url,
    dataDir: '',
    log: silent,
    applicationName: 'test',
    max: 3,
  });
  await store.sql`create table job_note (id bigint generated always as identity primary key, key text, worker text,
    attempt int, started_at timestamptz, ended_at timestamptz, "end" text)`;
  const queue = await openQueue(store, { role: 'work', log: silent });
  const children: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(ended));
    await queue.stop(1000);
    await store.close();
    await database.drop();
  });
  return { url: database.url, store, queue, children };
}

async function ended(child: ChildProcess): Promise<string | number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? child.exitCode;
}

async function startWorker(
  { url, children }: Bench,
  name: string,
  width: number,
  busyMs: number,
): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'testing-queue-worker.ts');
  const args = [program, url, name, String(width), String(busyMs)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

interface Note {
  readonly key: string;
  readonly worker: string;
  readonly attempt: number;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly end: string | null;
}

function notes({ store }: Bench): Promise<Note[]> {
  return store.sql<Note[]>`select * from job_note order by id`;
}

async function until<T>(look: () => Promise<T>, good: (value: T) => boolean, ms: number): Promise<T> {
  for (const end = Date.now() + ms; ; ) {
    const value = await look();
    if (good(value)) return value;
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Works every job in this process and tells which came. */
function worked({ queue }: Bench, handler: (job: Job) => Promise<JobEnd> = () => Promise.resolve({ kind: 'done' })) {
  const jobs: Job[] = [];
  const ready = queue.work('crawl', {}, async ([job]) => {
    if (job === undefined) throw new Error('a handler was called without a job');
    jobs.push(job);
    return handler(job);
  });
  return { jobs, ready };
}

const ask = (key: string) => ({ key, reason: 'test' });

describe('asking', () => {
  test('the same key a thousand times is one job', async ({ onTestFinished, expect }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    const added = await Promise.all(Array.from({ length: 1000 }, () => queue.enqueue('crawl', [ask('7')])));
    expect(added.filter((keys) => keys.has('7'))).toHaveLength(1);
    expect((await queue.counts()).crawl).toEqual({ waiting: 1, running: 0, parked: 0 });
    expect([...(await queue.enqueue('crawl', [ask('7'), ask('8'), ask('8')]))]).toEqual(['8']);
    expect([...(await queue.pending('crawl')).keys()].sort()).toEqual(['7', '8']);
  });

  test('kinds do not know of each other', async ({ onTestFinished, expect }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    await queue.enqueue('crawl', [ask('7')]);
    expect([...(await queue.enqueue('compute', [ask('7')]))]).toEqual(['7']);
  });

  test('a request goes with its transaction, by Kysely and by a session', async ({ onTestFinished, expect }) => {
    const own = await open(onTestFinished);
    const { queue, store } = own;
    const undo = new Error('undo');
    await expect(
      store.db.transaction().execute(async (transaction) => {
        await queue.enqueue('crawl', [ask('1')], transaction);
        throw undo;
      }),
    ).rejects.toBe(undo);
    await expect(
      store.sql.begin(async (transaction) => {
        await queue.enqueue('crawl', [ask('2')], transaction as never);
        throw undo;
      }),
    ).rejects.toBe(undo);
    expect(await queue.pending('crawl')).toEqual(new Map());
    await store.db.transaction().execute((transaction) => queue.enqueue('crawl', [ask('1')], transaction));
    await store.sql.begin((transaction) => queue.enqueue('crawl', [ask('2')], transaction as never));
    expect([...(await queue.pending('crawl')).keys()].sort()).toEqual(['1', '2']);
  });

  test('higher priority first, and nothing before its time', async ({ onTestFinished, expect }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    const later = { ...ask('later'), notBefore: new Date(Date.now() + 3000), priority: 9 };
    await queue.enqueue('crawl', [
      later,
      { ...ask('low'), priority: -1 },
      ask('middle'),
      { ...ask('high'), priority: 5 },
    ]);
    const { jobs } = worked(own);
    await until(
      () => Promise.resolve(jobs.map(({ key }) => key)),
      (keys) => keys.length === 4,
      10_000,
    );
    expect(jobs.map(({ key }) => key)).toEqual(['high', 'middle', 'low', 'later']);
  });
});

describe.concurrent('working', () => {
  test('what a handler stores is stored with the end of the job, and a key can be asked for again there', async ({
    onTestFinished,
    expect,
  }) => {
    const own = await open(onTestFinished);
    const { queue, store } = own;
    await queue.enqueue('crawl', [ask('7')]);
    let asked: ReadonlySet<string> = new Set();
    worked(own, (job) =>
      Promise.resolve({
        kind: 'done',
        output: { commits: 3 },
        store: async (transaction) => {
          if (job.reason === 'test') {
            const notBefore = new Date(Date.now() + 60_000);
            asked = await queue.enqueue('crawl', [{ key: '7', reason: 'again', notBefore }], transaction);
          }
        },
      }),
    );
    await until(
      () => Promise.resolve(asked),
      (keys) => keys.has('7'),
      5000,
    );
    await until(
      () => queue.look('crawl', ['7']),
      ([one]) => one?.state === 'waiting',
      5000,
    );
    const rows = await store.sql`select state, output from pgboss.job where name = 'crawl' order by created_on`;
    expect(rows.map(({ state, output }) => [state, output])).toEqual([
      ['completed', { commits: 3 }],
      ['created', null],
    ]);
  });

  test('a job that was lost stores nothing', async ({ onTestFinished, expect }) => {
    const own = await open(onTestFinished);
    const { queue, store } = own;
    await queue.enqueue('crawl', [ask('7')]);
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const { promise: go, resolve: release } = Promise.withResolvers<void>();
    worked(own, async () => {
      resolve();
      await go;
      const store2 = async () => void (await queue.enqueue('compute', [ask('x')]));
      return { kind: 'done', store: store2 };
    });
    await begun;
    await store.sql`delete from pgboss.job where name = 'crawl'`;
    release();
    await queue.stop(5000);
    expect(await queue.pending('compute')).toEqual(new Map());
  });

  test('what throws is tried again with a growing delay, then parked with its error, and can be asked for anew', async ({
    onTestFinished,
    expect,
  }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    await queue.enqueue('crawl', [ask('7'), ask('8')]);
    const times = new Map<string, number[]>();
    worked(own, (job) => {
      if (job.key === '8') return Promise.resolve({ kind: 'done' });
      times.set(job.key, [...(times.get(job.key) ?? []), Date.now()]);
      return Promise.reject(new Error(`bug in attempt ${job.attempt}`));
    });
    const [parked] = await until(
      () => queue.parked(),
      (list) => list.length === 1,
      40_000,
    );
    expect(parked).toMatchObject({ kind: 'crawl', key: '7', reason: 'test', attempts: 3, error: 'bug in attempt 3' });
    const [first = 0, second = 0, third = 0] = times.get('7') ?? [];
    expect(second - first).toBeGreaterThanOrEqual(3000);
    expect(third - second).toBeGreaterThanOrEqual(6000);
    expect((await queue.counts()).crawl).toEqual({ waiting: 0, running: 0, parked: 1 });
    expect((await queue.look('crawl', ['7', '8'])).map(({ key, state }) => [key, state])).toEqual([
      ['7', 'parked'],
      ['8', 'done'],
    ]);
    expect(await queue.requeue('00000000-0000-0000-0000-000000000000')).toBeNull();
    expect((await queue.requeue(parked?.id ?? ''))?.key).toBe('7');
    expect(await queue.parked()).toEqual([]);
    await until(
      () => Promise.resolve(times.get('7')?.length),
      (count) => count === 4,
      10_000,
    );
  }, 60_000);
});

describe.concurrent('several processes', () => {
  test('share the jobs, never two at one key, and SIGTERM hands back without counting', async ({
    onTestFinished,
    expect,
  }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    const keys = Array.from({ length: 40 }, (_, i) => String(i));
    const [a] = await Promise.all([startWorker(own, 'a', 2, 150), startWorker(own, 'b', 2, 150)]);
    await queue.enqueue('crawl', keys.map(ask));
    const again = setInterval(() => void queue.enqueue('crawl', keys.slice(0, 5).map(ask)), 50);
    await until(
      () => notes(own),
      (list) => list.length >= 10,
      10_000,
    );
    a?.kill('SIGTERM');
    const exit = a === undefined ? null : await ended(a);
    clearInterval(again);
    expect(exit).toBe(0);
    await until(
      () => queue.counts(),
      ({ crawl }) => crawl.waiting + crawl.running === 0,
      15_000,
    );
    const list = await notes(own);
    const done = list.filter(({ end }) => end === 'done');
    expect(new Set(done.map(({ key }) => key))).toEqual(new Set(keys));
    expect(new Set(done.map(({ worker }) => worker))).toEqual(new Set(['a', 'b']));
    expect(list.filter(({ ended_at }) => ended_at === null)).toEqual([]);
    expect(new Set(list.map(({ attempt }) => attempt))).toEqual(new Set([1]));
    for (const twins of Map.groupBy(list, ({ key }) => key).values()) {
      const sorted = twins.toSorted((x, y) => x.started_at.getTime() - y.started_at.getTime());
      for (const [i, next] of sorted.slice(1).entries()) {
        expect(next.started_at.getTime()).toBeGreaterThanOrEqual(sorted[i]?.ended_at?.getTime() ?? Infinity);
      }
    }
    expect(await queue.parked()).toEqual([]);
  }, 60_000);

  test('a killed process: its job runs on another one within 30 seconds', async ({ onTestFinished, expect }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    const first = await startWorker(own, 'first', 1, 600_000);
    await queue.enqueue('crawl', [ask('7')]);
    await until(
      () => notes(own),
      (list) => list.length === 1,
      5000,
    );
    await startWorker(own, 'second', 1, 0);
    // A live heartbeat keeps the job where it is, although it takes longer than the heartbeat lasts.
    await new Promise((resolve) => setTimeout(resolve, 14_000));
    expect(await notes(own)).toHaveLength(1);
    const killed = Date.now();
    first.kill('SIGKILL');
    const list = await until(
      () => notes(own),
      (all) => all.some(({ end }) => end === 'done'),
      40_000,
    );
    const recovery = (list[1]?.started_at.getTime() ?? Infinity) - killed;
    expect(list.map(({ worker, attempt }) => [worker, attempt])).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
    expect(recovery).toBeLessThanOrEqual(30_000);
    if (process.env['TONGMING_TEST_TELL'] !== undefined) process.stdout.write(`recovered in ${recovery} ms\n`);
  }, 90_000);

  test('a job that kills whoever begins it is parked after three, and the others are done', async ({
    onTestFinished,
    expect,
  }) => {
    const own = await open(onTestFinished);
    const { queue } = own;
    await queue.enqueue('crawl', [{ ...ask('poison'), priority: 1 }, ask('1'), ask('2')]);
    for (let i = 1; i <= 3; i += 1) {
      const worker = await startWorker(own, `w${i}`, 1, 0);
      expect(await ended(worker)).toBe('SIGKILL');
    }
    const [parked] = await until(
      () => queue.parked(),
      (list) => list.length === 1,
      40_000,
    );
    expect(parked).toMatchObject({ key: 'poison', attempts: 3, error: 'job heartbeat timeout' });
    await startWorker(own, 'survivor', 1, 0);
    await until(
      () => queue.counts(),
      ({ crawl }) => crawl.waiting + crawl.running === 0,
      10_000,
    );
    const list = await notes(own);
    expect(list.filter(({ key }) => key === 'poison').map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(
      list
        .filter(({ end }) => end === 'done')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['1', '2']);
  }, 150_000);
});
