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

import type { Kysely } from 'kysely';
import type { CrawlProgress, CrawlReport } from '#crawler/event.ts';
import type { Logger } from '#store/log.ts';
import { repositoriesToVisit, type VisitRow } from '#store/queries/crawl-status.ts';
import type { Database } from '#store/schema.ts';
import { createBatch } from './batch.ts';
import type { LiveCrawls } from './live.ts';
import { createQueue } from './queue.ts';

/** What the worker calls; the parts come from other rooms, the order from here. */
export interface WorkerOptions {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Repositories visited at a time. */
  readonly width: number;
  readonly crawl: (visit: VisitRow, onProgress: (progress: CrawlProgress) => void) => Promise<CrawlReport>;
  /** Null = whatever is not up to date, and the ranking. */
  readonly compute: (projects: readonly string[] | null) => Promise<void>;
  readonly publish: () => Promise<void>;
  /** Data or state changed: answers that were kept are old. */
  readonly changed: () => void;
  readonly nextVisit: () => Date | null;
  readonly told?: {
    readonly progressed?: (visit: VisitRow, progress: CrawlProgress) => void;
    readonly finished?: (visit: VisitRow, report: CrawlReport) => void;
  };
  /** Least milliseconds between two publications; 15 s unless told. */
  readonly publishApart?: number;
}

/** Crawls, computes and publishes, each as soon as the one before gives it reason to. */
export interface Worker {
  readonly live: LiveCrawls;
  /** Visits every listed repository and tells how many; those that wait or run already are not added again. */
  visitAll(): Promise<number>;
  /** Publishes soon. */
  publish(): void;
  /** Resolves when everything asked for is done: crawled, computed, published. */
  idle(): Promise<void>;
  /** The newest report of each repository visited since the start. */
  readonly reports: ReadonlyMap<string, { readonly visit: VisitRow; readonly report: CrawlReport }>;
  /** What could not be computed or published, as sentences. */
  readonly faults: readonly string[];
}

/** A crawl that was refused by a fault of ours, as a report: the summary must not lose it. */
function faultReport(visit: VisitRow, error: unknown): CrawlReport {
  return {
    repositoryId: visit.id,
    outcome: 'failed',
    reasonKind: 'internal',
    reason: error instanceof Error ? error.message : String(error),
    transient: true,
    commitsNew: 0,
    commitsRewritten: 0,
    completeness: {},
    milliseconds: 0,
  };
}

/** Asked for at the end of each round, when the hub as a whole can be judged; no slug has an asterisk. */
const everything = '*';

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
      publishing.add(['site']);
    },
    failed: (error) => fault('metrics could not be computed', error),
  });
  return { publishing, computing };
}

/** Makes the worker of this process. */
export function createWorker(options: WorkerOptions): Worker {
  const { db, log, signal } = options;
  const reports = new Map<string, { visit: VisitRow; report: CrawlReport }>();
  const faults: string[] = [];

  function fault(message: string, error: unknown): void {
    if (signal.aborted) return;
    log.error(message, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    faults.push(`${message}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { publishing, computing } = createBatches(options, fault);
  function finished(visit: VisitRow, report: CrawlReport): void {
    reports.set(visit.id, { visit, report });
    options.changed();
    options.told?.finished?.(visit, report);
    const found = report.outcome === 'complete' || report.outcome === 'partial';
    computing.add(found ? visit.projects : []);
    if (queue.running().length === 0 && queue.waiting() === 0) computing.add([everything]);
  }
  const queue = createQueue({
    width: options.width,
    signal,
    crawl: options.crawl,
    started: () => options.changed(),
    progressed: (visit, progress) => options.told?.progressed?.(visit, progress),
    finished,
    failed: (visit, error) => {
      if (signal.aborted) return;
      log.error('a crawl failed by a fault of ours', { url: visit.url, error: String(error) });
      finished(visit, faultReport(visit, error));
    },
  });
  return {
    reports,
    faults,
    live: {
      running: () => queue.running().length,
      waiting: () => queue.waiting(),
      nextVisit: options.nextVisit,
      progress: (id) => queue.progress(id),
    },
    async visitAll() {
      const visits = await repositoriesToVisit(db);
      queue.add(visits);
      if (visits.length === 0) computing.add([everything]);
      return visits.length;
    },
    publish: () => publishing.add(['site']),
    async idle() {
      await queue.empty();
      await computing.flush();
      await publishing.flush();
    },
  };
}
