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

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { reasonOf } from './error.ts';
import {
  type Job,
  type JobCounts,
  type JobEnd,
  type JobKind,
  type JobRequest,
  type JobState,
  jobKinds,
  mostAttempts,
  type ParkedJob,
  type Queue,
} from './job.ts';
import type { Logger } from './log.ts';
import type { Store } from './open.ts';
import { queueDatabase, type Within, withinDatabase } from './queue-database.ts';
import { isStoreTrouble } from './trouble.ts';

/*
 * A job is one row. It *waits*, *runs* (its process renews a heartbeat), and is *done*. When its handler throws, or the
 * heartbeat stops because its process was killed, it waits again; the third time it is *parked*: moved into a queue that
 * nobody works. *Handed back* = made to wait again by a process that ends, without counting the attempt. The attempt is
 * counted in the statement that takes the job, before any work.
 */

/** Whether this process takes care of jobs of dead processes: whoever works does, whoever only looks does not. */
export type QueueRole = 'work' | 'look';

const schema = 'pgboss';
const parkedQueue = 'parked';
const day = 86_400;
/** From the kill of a process to the next attempt: heartbeat + check + back-off + poll ≤ 12 + 4 + 6 + 2 = 24 s. */
const heartbeatSeconds = 12;
const checkSeconds = 4;
const retrySeconds = 3;
const pollSeconds = 2;

interface Data {
  readonly reason: string;
  /** Attempts of earlier rows: a job that was handed back is a new row. */
  readonly used: number;
}

type Row = JobWithMetadata<Data>;

async function createQueues(boss: PgBoss): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  if (!known.has(parkedQueue)) await boss.createQueue(parkedQueue, { retentionSeconds: 365 * day });
  const options = {
    notify: true,
    retryLimit: mostAttempts - 1,
    retryDelay: retrySeconds,
    retryBackoff: true,
    heartbeatSeconds,
    // The heartbeat tells the living from the dead; a first crawl of a giant may take hours.
    expireInSeconds: day,
    deleteAfterSeconds: day,
    deadLetter: parkedQueue,
  };
  for (const kind of jobKinds) {
    if (known.has(kind)) await boss.updateQueue(kind, options);
    else await boss.createQueue(kind, { ...options, policy: 'exclusive' });
  }
}

function toJob(kind: JobKind, row: Row): Job {
  const { id, data, retryCount, signal } = row;
  return { id, kind, key: row.singletonKey ?? '', reason: data.reason, attempt: data.used + retryCount + 1, signal };
}

/** What a failed attempt left, as one line. */
function errorOf(output: unknown): string {
  if (typeof output === 'string') return reasonOf(output);
  if (typeof output !== 'object' || output === null) return 'unknown';
  const { message, value } = output as { message?: unknown; value?: unknown };
  if (typeof message === 'string') return reasonOf(new Error(message));
  return value === undefined ? JSON.stringify(output) : errorOf(value);
}

function toParked(row: Row): ParkedJob {
  return {
    id: row.id,
    kind: row.sourceName as JobKind,
    key: row.singletonKey ?? '',
    reason: row.data.reason,
    attempts: row.data.used + (row.sourceRetryCount ?? 0) + 1,
    error: errorOf(row.sourceOutput),
    parkedAt: row.createdOn,
  };
}

const settleTries = 3;

/** A connection that breaks when the work is done must not have the work done again. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = settleTries; ; left -= 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (left <= 1 || !isStoreTrouble(error)) throw error;
    }
    await delay(1000);
  }
}

/** What is done with jobs in hand, each in one transaction and only while they are still ours. */
function createSettling({ db }: Pick<Store, 'db'>, boss: PgBoss) {
  async function settle(kind: JobKind, rows: readonly Row[], end: JobEnd & { kind: 'done' }): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const own = { db: withinDatabase(transaction) };
      const told = (await boss.complete(kind, [...rows], end.output ?? null, own)) as { affected?: number };
      if (told.affected !== rows.length) throw new Error(`A ${kind} job was lost to another process before it ended.`);
      await end.store?.(transaction);
    });
  }
  async function handBack(kind: JobKind, rows: readonly Row[]): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const own = { db: withinDatabase(transaction) };
      for (const row of rows) {
        const { affected } = (await boss.deleteJob(kind, row, own)) as { affected?: number };
        if (affected !== 1) continue;
        const again = {
          priority: row.priority,
          retryLimit: row.retryLimit - row.retryCount,
          data: { ...row.data, used: row.data.used + row.retryCount },
          ...(row.singletonKey === null ? {} : { singletonKey: row.singletonKey }),
        };
        await boss.insert(kind, [again], own);
      }
    });
  }
  return { settle, handBack };
}

const states = {
  created: 'waiting',
  retry: 'retrying',
  active: 'running',
  completed: 'done',
  cancelled: 'parked',
  failed: 'parked',
} as const;

function createLooks({ db }: Pick<Store, 'db'>, boss: PgBoss) {
  async function parked(): Promise<ParkedJob[]> {
    return (await boss.findJobs<Data>(parkedQueue, { limit: 10_000 })).map(toParked);
  }
  return {
    parked,
    async counts(): Promise<Record<JobKind, JobCounts>> {
      const { rows } = await sql<{ kind: string; state: string; count: number }>`
        select coalesce(source_name, name) as kind, case when name = ${parkedQueue} then 'parked' else state::text end as state,
          count(*)::int as count
        from pgboss.job where state <= 'active' group by 1, 2`.execute(db);
      const count = (kind: JobKind, ...names: string[]) =>
        rows.reduce((sum, row) => sum + (row.kind === kind && names.includes(row.state) ? row.count : 0), 0);
      const of = (kind: JobKind): JobCounts => ({
        waiting: count(kind, 'created', 'retry'),
        running: count(kind, 'active'),
        parked: count(kind, 'parked'),
      });
      return Object.fromEntries(jobKinds.map((kind) => [kind, of(kind)])) as Record<JobKind, JobCounts>;
    },
    async pending(kind: JobKind): Promise<ReadonlyMap<string, JobState['state']>> {
      const { rows } = await sql<{ key: string; state: keyof typeof states }>`
        select singleton_key as key, state from pgboss.job where name = ${kind} and state <= 'active'`.execute(db);
      return new Map(rows.map(({ key, state }) => [key, states[state]]));
    },
    async look(kind: JobKind, keys: readonly string[]): Promise<JobState[]> {
      if (keys.length === 0) return [];
      const { rows } = await sql<{ key: string; state: keyof typeof states; output: unknown; ended_at: Date | null }>`
        select distinct on (singleton_key) singleton_key as key, state, output, completed_on as ended_at
        from pgboss.job where name = ${kind} and singleton_key in (${sql.join([...keys])})
        order by singleton_key, created_on desc, completed_on desc nulls first`.execute(db);
      return rows.map(({ key, state, output, ended_at }) => ({ key, state: states[state], output, endedAt: ended_at }));
    },
  };
}

/** Taking jobs and giving them back. */
function createWorking(store: Pick<Store, 'db'>, boss: PgBoss): Pick<Queue, 'work' | 'stop'> {
  const { settle, handBack } = createSettling(store, boss);
  const held = new Map<Promise<void>, { readonly kind: JobKind; readonly rows: readonly Row[] }>();
  const worked = new Set<JobKind>();
  let ended = false;

  async function handle(kind: JobKind, rows: Row[], handler: (jobs: readonly Job[]) => Promise<JobEnd>): Promise<void> {
    const end: JobEnd = ended ? { kind: 'hand-back' } : await handler(rows.map((row) => toJob(kind, row)));
    await patiently(() => (end.kind === 'done' ? settle(kind, rows, end) : handBack(kind, rows)));
  }
  return {
    async work(kind, { width = 1, batch = 1 }, handler) {
      worked.add(kind);
      const options = {
        batchSize: batch,
        includeMetadata: true,
        pollingIntervalSeconds: pollSeconds,
        // Jobs that become ready by time are announced by nobody.
        notifyPollingIntervalSeconds: pollSeconds,
        heartbeatRefreshSeconds: heartbeatSeconds / 3,
      } as const;
      for (let i = 0; i < width; i += 1) {
        const worker: string = await boss.work(kind, options, async (rows: Row[]) => {
          const work = handle(kind, rows, handler);
          held.set(work, { kind, rows });
          await work.finally(() => held.delete(work));
          // Where one job was there may be more; the poll is for those that nobody announces.
          boss.notifyWorker(worker);
        });
      }
    },
    async stop(graceMs) {
      const late = new AbortController();
      const patience = delay(graceMs, undefined, { signal: late.signal }).catch(() => undefined);
      // Also waits for jobs that are being taken at this moment: their handlers hand them back.
      const stopped = Promise.all([...worked].map((kind) => boss.offWork(kind, { wait: true })));
      await Promise.race([stopped, patience]);
      late.abort();
      ended = true;
      await Promise.all([...held.values()].map(({ kind, rows }) => handBack(kind, rows)));
      await boss.stop({ graceful: held.size === 0, timeout: 1000 });
    },
  };
}

async function insert(boss: PgBoss, kind: JobKind, requests: readonly JobRequest[], within?: Within) {
  if (requests.length === 0) return new Set<string>();
  const keys = new Map<string, string>();
  const jobs = requests.map(({ key, reason, priority = 0, notBefore }) => {
    const id = randomUUID();
    keys.set(id, key);
    const data: Data = { reason, used: 0 };
    return { id, singletonKey: key, priority, data, ...(notBefore === undefined ? {} : { startAfter: notBefore }) };
  });
  const own = within === undefined ? {} : { db: withinDatabase(within) };
  const added = await boss.insert(kind, jobs, { ...own, returnId: true });
  return new Set((added ?? []).flatMap((id) => keys.get(id) ?? []));
}

/** Opens the queue of the store's database, making it at the first time. */
export async function openQueue(
  store: Pick<Store, 'db' | 'sql'>,
  { role, log }: { readonly role: QueueRole; readonly log: Logger },
): Promise<Queue> {
  const boss = new PgBoss({
    db: queueDatabase(store.sql),
    schema,
    supervise: role === 'work',
    useListenNotify: role === 'work',
    schedule: false,
    superviseIntervalSeconds: checkSeconds,
    monitorIntervalSeconds: checkSeconds,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.warn('the job queue met a fault', { error: reasonOf(error) }));
  boss.on('warning', ({ message, data }) => log.warn('the job queue warns', { message, data }));
  await boss.start();
  await createQueues(boss);
  return {
    ...createLooks(store, boss),
    ...createWorking(store, boss),
    enqueue: (kind, requests, within) => insert(boss, kind, requests, within),
    requeue: (id) =>
      store.db.transaction().execute(async (transaction) => {
        const own = { db: withinDatabase(transaction) };
        const [row] = await boss.findJobs<Data>(parkedQueue, { id, ...own });
        if (row === undefined) return null;
        const job = toParked(row);
        await boss.deleteJob(parkedQueue, id, own);
        await insert(boss, job.kind, [{ key: job.key, reason: job.reason }], transaction);
        return job;
      }),
  };
}
