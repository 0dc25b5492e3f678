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

import { setTimeout as delay } from 'node:timers/promises';
import type { CrawlProgress, CrawlReport } from '#crawler/event.ts';
import type { Queue } from '#store/job.ts';
import type { VisitRow } from '#store/queries/crawl-status.ts';
import { createBatch } from './batch.ts';
import { createFollowing, type Reported } from './following.ts';
import { type CrawlWorkOptions, workCrawls } from './queue.ts';
import { createVisits, type Visits } from './visits.ts';

/** What the worker calls; the parts come from other rooms, the order from here. */
export interface WorkerOptions extends Omit<CrawlWorkOptions, 'started' | 'progressed' | 'finished'> {
  /** Null = whatever is not up to date, and the ranking. */
  readonly compute: (projects: readonly string[] | null) => Promise<void>;
  readonly publish: () => Promise<void>;
  /** Data or state changed: answers that were kept are old. */
  readonly changed: () => void;
  readonly told?: {
    readonly progressed?: (visit: VisitRow, progress: CrawlProgress) => void;
    readonly finished?: (visit: VisitRow, report: CrawlReport) => void;
  };
  /** Least milliseconds between two publications; 15 s unless told. */
  readonly publishApart?: number;
  /** Milliseconds between two looks at visits that are out; 2 s unless told. */
  readonly lookEvery?: number;
}

/** Crawls, computes and publishes, each as soon as the one before gives it reason to. */
export interface Worker {
  /** Begins to take jobs. */
  start(): Promise<void>;
  /** Asks for visits of every listed repository and tells how many; those that wait or run already are not added again. */
  visitAll(): Promise<number>;
  /** Asks for what is due, and for plain git repositories in any case. */
  round(): Promise<number>;
  /** Asks for what is due. */
  visitDue(): Promise<void>;
  readonly visits: Visits;
  /** Publishes soon. */
  publish(): void;
  /** Resolves when everything asked for is done: crawled, computed, published. */
  idle(): Promise<void>;
  /** The newest report of each repository visited since the start. */
  readonly reports: ReadonlyMap<string, Reported>;
  /** What could not be computed or published, as sentences. */
  readonly faults: readonly string[];
}

/** Asked for at the end of each round, when the hub as a whole can be judged; no slug has an asterisk. */
const everything = '*';
const hour = 3_600_000;

/** Computing joins the crawls of a second, publishing the computations of some; both go one at a time. */
function createBatches(options: WorkerOptions, fault: (message: string, error: unknown) => void) {
  const { signal } = options;
  const publishing = createBatch<'site'>({
    delay: 0,
    apart: options.publishApart ?? 15_000,
    run: () => (signal.aborted ? Promise.resolve() : options.publish()),
    failed: (error) => fault('the site could not be published', error),
  });
  const computing = createBatch<string>({
    delay: 1000,
    apart: 1000,
    run: async (projects) => {
      if (signal.aborted) return;
      await options.compute(projects.has(everything) ? null : [...projects].sort());
      options.changed();
      void publishing.add(['site']);
    },
    failed: (error) => fault('metrics could not be computed', error),
  });
  return { publishing, computing };
}

type Batches = ReturnType<typeof createBatches>;

/** Computing and publishing stay with the process that serves, whoever asks for them. */
async function workHub(options: WorkerOptions, { computing, publishing }: Batches, visits: Visits): Promise<void> {
  const { queue, signal } = options;
  const done = () => ({ kind: signal.aborted ? 'hand-back' : 'done' }) as const;
  await queue.work('compute', { width: 2, batch: 500 }, async (jobs) => {
    options.changed();
    await computing.add(jobs.map(({ key }) => key));
    return done();
  });
  await queue.work('publish', { batch: 500 }, async () => {
    await publishing.add(['site']);
    return done();
  });
  await queue.work('reconcile', {}, async () => {
    await visits.reconcile();
    const next = { key: 'hub', reason: 'hourly', notBefore: new Date(Date.now() + hour) };
    return { kind: 'done', store: async (transaction) => void (await queue.enqueue('reconcile', [next], transaction)) };
  });
  await queue.enqueue('reconcile', [{ key: 'hub', reason: 'hourly' }]);
}

/** Waits until the queue holds nothing more to compute: what has just been asked for joins the last run. */
async function computed(queue: Queue, { computing }: Batches, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const states = new Set((await queue.pending('compute')).values());
    if (!states.has('waiting')) {
      await computing.flush();
      if (!states.has('running')) return;
    }
    await delay(30);
  }
}

/** Makes the worker of this process. */
export function createWorker(options: WorkerOptions): Worker {
  const { db, queue, log, signal, told } = options;
  const faults: string[] = [];
  const visits = createVisits(db, queue);

  function fault(message: string, error: unknown): void {
    if (signal.aborted) return;
    log.error(message, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    faults.push(`${message}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const batches = createBatches(options, fault);
  function finished(visit: VisitRow, report: CrawlReport): void {
    options.changed();
    told?.finished?.(visit, report);
  }
  const following = createFollowing({
    queue,
    elsewhere: finished,
    done: () => void batches.computing.add([everything]),
    failed: (error) => fault('the job queue could not be asked', error),
    every: options.lookEvery ?? 2000,
  });
  signal.addEventListener('abort', () => following.stop(), { once: true });
  async function ask(work: () => Promise<readonly VisitRow[]>): Promise<number> {
    const askedAt = performance.now();
    const rows = await work();
    following.follow(rows, askedAt);
    return rows.length;
  }
  async function whole(work: () => Promise<readonly VisitRow[]>): Promise<number> {
    const count = await ask(work);
    if (count === 0) void batches.computing.add([everything]);
    return count;
  }
  return {
    visits,
    reports: following.reports,
    faults,
    async start() {
      await workCrawls({
        ...options,
        started: () => options.changed(),
        progressed: (visit, progress) => told?.progressed?.(visit, progress),
        finished(visit, report) {
          following.ended(visit, report);
          finished(visit, report);
        },
      });
      await workHub(options, batches, visits);
    },
    visitAll: () => whole(() => visits.all()),
    round: () => whole(() => visits.round()),
    visitDue: async () => void (await ask(() => visits.due())),
    publish: () => void batches.publishing.add(['site']),
    async idle() {
      await following.all();
      await computed(queue, batches, signal);
      await batches.publishing.flush();
    },
  };
}
