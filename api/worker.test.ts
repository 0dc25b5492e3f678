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

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CrawlReport } from '#crawler/event.ts';
import type { Queue } from '#store/job.ts';
import type { Store } from '#store/open.ts';
import { syncRegistry } from '#store/queries/registry.ts';
import { openQueue } from '#store/queue.ts';
import { silent, testStore } from '#store/testing.ts';
import { createLive } from './live.ts';
import { createWorker, type WorkerOptions } from './worker.ts';

let store: Store;
let queue: Queue;
beforeEach(async () => {
  store = await testStore();
  queue = await openQueue(store, { role: 'work', log: silent });
  const text = { zh: '名', en: 'name' };
  const project = (slug: string, urls: readonly string[]) => ({
    slug,
    entry: { name: text, description: text },
    domain: 'database' as const,
    stage: 'applied' as const,
    stageSince: '2026-01-01',
    admittedOn: null,
    stages: [{ stage: 'applied' as const, since: '2026-01-01', note: null }],
    repositories: urls.map((url) => ({ platform: 'git' as const, platformId: url, url })),
  });
  await syncRegistry(store.db, {
    projects: [project('one', ['https://h/a', 'https://h/b']), project('two', ['https://h/b', 'https://h/c'])],
    organisations: [],
    keep: [],
  });
});
afterEach(async () => {
  await queue.stop(1000);
  await store.close();
});

function report(repositoryId: string, outcome: CrawlReport['outcome']): CrawlReport {
  const reason = outcome === 'failed' ? 'gone' : null;
  const counts = { commitsNew: 1, commitsRewritten: 0, completeness: {}, milliseconds: 1 };
  return { repositoryId, outcome, reasonKind: reason, reason, transient: false, ...counts };
}

function recorded(more: Partial<WorkerOptions> = {}) {
  const calls: string[] = [];
  const worker = createWorker({
    db: store.db,
    queue,
    log: silent,
    signal: new AbortController().signal,
    width: 2,
    crawl: (visit) => {
      calls.push(`crawl ${visit.url} for ${visit.projects.join('+')}`);
      return Promise.resolve(report(visit.id, visit.url.endsWith('c') ? 'failed' : 'complete'));
    },
    compute: (projects) => {
      calls.push(`compute ${projects === null ? 'all' : projects.join('+')}`);
      return Promise.resolve();
    },
    publish: () => {
      calls.push('publish');
      return Promise.resolve();
    },
    changed: () => undefined,
    lookEvery: 200,
    publishApart: Number.POSITIVE_INFINITY,
    ...more,
  });
  return { worker, calls };
}

test('a round crawls each repository once, then computes everything, then publishes', async () => {
  const { worker, calls } = recorded();
  await worker.start();
  expect(await worker.visitAll()).toBe(3);
  await worker.idle();
  expect(calls.slice(0, 3).sort()).toEqual([
    'crawl https://h/a for one',
    'crawl https://h/b for one+two',
    'crawl https://h/c for two',
  ]);
  expect(calls.slice(3)).toEqual(['compute all', 'publish']);
  expect([...worker.reports.values()].map((one) => one.report.outcome).sort()).toEqual([
    'complete',
    'complete',
    'failed',
  ]);
});

test('so many run at once, and progress is told while they do', async () => {
  let running = 0;
  let most = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const { worker } = recorded({
    crawl: async (visit, onProgress) => {
      running += 1;
      most = Math.max(most, running);
      onProgress({ repositoryId: visit.id, phase: 'commits', done: 5, total: 9 });
      await promise;
      running -= 1;
      return report(visit.id, 'unchanged');
    },
  });
  await worker.start();
  await worker.visitAll();
  await worker.visitAll();
  const live = createLive(store.db, queue, () => null);
  await expect.poll(() => running).toBe(2);
  await expect
    .poll(async () => [...(await live.look()).crawls.values()].filter(({ progress }) => progress.done === 5).length, {
      timeout: 5000,
    })
    .toBe(2);
  const now = await live.look();
  expect([now.running, now.waiting, now.parked, most]).toEqual([2, 1, 0, 2]);
  resolve();
  await worker.idle();
  expect([worker.reports.size, (await queue.counts()).crawl]).toEqual([3, { waiting: 0, running: 0, parked: 0 }]);
  expect(await store.db.selectFrom('crawl_progress').selectAll().execute()).toEqual([]);
});

test('a fault of ours in one crawl, in computing or in publishing stops nothing else and is told', async () => {
  const { worker, calls } = recorded({
    crawl: (visit) =>
      visit.url.endsWith('a') ? Promise.reject(new Error('bug')) : Promise.resolve(report(visit.id, 'complete')),
    compute: () => Promise.reject(new Error('no memory')),
  });
  await worker.start();
  await worker.visitAll();
  worker.publish();
  await worker.idle();
  expect([...worker.reports.values()].map(({ report: one }) => one.reason ?? one.outcome).sort()).toEqual([
    'bug',
    'complete',
    'complete',
  ]);
  expect(worker.faults).toEqual(['metrics could not be computed: no memory']);
  expect(calls).toEqual(['publish']);
});

test('once aborted nothing new begins', async () => {
  const controller = new AbortController();
  const { worker, calls } = recorded({
    signal: controller.signal,
    width: 1,
    crawl: (visit) => {
      controller.abort();
      return Promise.resolve(report(visit.id, 'failed'));
    },
  });
  await worker.start();
  await worker.visitAll();
  await worker.idle();
  await queue.stop(1000);
  expect(worker.reports.size).toBe(1);
  expect(calls).toEqual([]);
});

test('a hint during a visit is another visit, a minute after the first began; a hundred hints are one', async () => {
  const { promise: go, resolve: release } = Promise.withResolvers<void>();
  let visited = '';
  const { worker } = recorded({
    crawl: async (visit) => {
      visited = visit.id;
      await go;
      return report(visit.id, 'complete');
    },
  });
  await worker.start();
  const [first] = await store.db.selectFrom('repository').select('id').orderBy('id').execute();
  await Promise.all(Array.from({ length: 50 }, () => worker.visits.hint(first?.id ?? '')));
  await expect.poll(() => visited).toBe(first?.id);
  expect((await queue.counts()).crawl).toEqual({ waiting: 0, running: 1, parked: 0 });
  const begun = await store.db.selectFrom('crawl_plan').select('visited_at').executeTakeFirstOrThrow();
  await Promise.all(Array.from({ length: 50 }, () => worker.visits.hint(first?.id ?? '')));
  release();
  await expect.poll(async () => (await queue.pending('crawl')).get(first?.id ?? '')).toBe('waiting');
  const [job] = await store.sql<{ start_after: Date }[]>`
    select start_after from pgboss.job where name = 'crawl' and state = 'created'`;
  expect(job?.start_after.getTime()).toBe((begun.visited_at?.getTime() ?? 0) + 60_000);
  expect([...(await queue.pending('compute')).keys()]).toEqual(['one']);
});
