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

import type { CrawlProgress, CrawlReport, VisitReport } from '#crawler/event.ts';
import type { Job, JobEnd, Queue } from '#store/job.ts';
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { beginVisit, planNext } from '#store/queries/crawl-plan.ts';
import { repositoryToVisit, type VisitRow } from '#store/queries/crawl-status.ts';
import { isStoreTrouble } from '#store/trouble.ts';
import { shareProgress } from './shared-progress.ts';
import { visitPriority } from './visits.ts';

/** What this process does with crawl jobs. */
export interface CrawlWorkOptions {
  readonly db: Store['db'];
  readonly queue: Queue;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Repositories visited at a time. */
  readonly width: number;
  readonly crawl: (
    visit: VisitRow,
    onProgress: (progress: CrawlProgress) => void,
    signal: AbortSignal,
  ) => Promise<CrawlReport | VisitReport>;
  readonly started?: (visit: VisitRow) => void;
  readonly progressed?: (visit: VisitRow, progress: CrawlProgress) => void;
  /** Also for a fault of ours, as a failed report. */
  readonly finished?: (visit: VisitRow, report: CrawlReport) => void;
}

/** A crawl that was refused by a fault of ours, as a report: the summary must not lose it. */
export function faultReport(repositoryId: string, reason: string): CrawlReport {
  return {
    repositoryId,
    outcome: 'failed',
    reasonKind: 'internal',
    reason,
    transient: true,
    commitsNew: 0,
    commitsRewritten: 0,
    completeness: {},
    milliseconds: 0,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What follows from a visit, in the transaction that ends its job: the next visit, and computing when something was found. */
function following(options: CrawlWorkOptions, visit: VisitRow, report: CrawlReport | VisitReport): JobEnd {
  const { queue } = options;
  return {
    kind: 'done',
    output: report,
    async store(transaction) {
      const plan = await planNext(transaction, report.repositoryId, report, new Date());
      if (plan?.hinted === true) {
        const again = {
          key: report.repositoryId,
          reason: 'hint',
          priority: visitPriority.hint,
          notBefore: plan.nextAt,
        };
        await queue.enqueue('crawl', [again], transaction);
      }
      if (report.outcome !== 'complete' && report.outcome !== 'partial') return;
      await queue.enqueue(
        'compute',
        visit.projects.map((key) => ({ key, reason: 'crawled' })),
        transaction,
      );
    },
  };
}

async function visitOnce(options: CrawlWorkOptions, job: Job, visit: VisitRow): Promise<JobEnd> {
  const { db, log, signal } = options;
  await beginVisit(db, visit.id, new Date());
  const shared = shareProgress(db, visit.id, log);
  options.started?.(visit);
  const onProgress = (progress: CrawlProgress) => {
    shared.told(progress);
    options.progressed?.(visit, progress);
  };
  try {
    const report = await options.crawl(visit, onProgress, AbortSignal.any([signal, job.signal]));
    if (signal.aborted && report.reasonKind === 'aborted') return { kind: 'hand-back' };
    options.finished?.(visit, report);
    return following(options, visit, report);
  } catch (error) {
    if (signal.aborted) return { kind: 'hand-back' };
    log.error('a crawl failed by a fault of ours', { url: visit.url, attempt: job.attempt, error: String(error) });
    const report = faultReport(visit.id, reasonOf(error));
    options.finished?.(visit, report);
    // A full disk or a lost server is nobody's fault: to park every repository for it would help nobody.
    if (isStoreTrouble(error)) return following(options, visit, report);
    throw error;
  } finally {
    await shared.end();
  }
}

/** Visits repositories whose jobs this process is given, until the queue is stopped. */
export async function workCrawls(options: CrawlWorkOptions): Promise<void> {
  const { db, queue, signal, width } = options;
  await queue.work('crawl', { width }, async ([job]) => {
    if (job === undefined || signal.aborted) return { kind: 'hand-back' };
    const visit = await repositoryToVisit(db, job.key);
    return visit === null ? { kind: 'done' } : visitOnce(options, job, visit);
  });
}
