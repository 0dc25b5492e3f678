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

import type { CrawlProgress } from '#crawler/event.ts';
import type { Queue } from '#store/job.ts';
import type { Store } from '#store/open.ts';
import { nextPlanned } from '#store/queries/crawl-plan.ts';
import { readProgress } from '#store/queries/crawl-progress.ts';

/** A crawl that runs now. */
export interface LiveCrawl {
  /** Host and process. */
  readonly holder: string;
  readonly startedAt: Date;
  readonly progress: CrawlProgress;
}

/** What all processes on this database are doing at a moment. */
export interface LiveNow {
  readonly running: number;
  readonly waiting: number;
  /** Jobs given up after their last attempt. */
  readonly parked: number;
  /** When something is visited next; null when nothing is planned. */
  readonly nextVisit: Date | null;
  /** By repository. */
  readonly crawls: ReadonlyMap<string, LiveCrawl>;
}

/** Looks at what runs. */
export interface LiveCrawls {
  look(): Promise<LiveNow>;
}

const nothing: LiveNow = { running: 0, waiting: 0, parked: 0, nextVisit: null, crawls: new Map() };

/** Where no queue is open. */
export const noCrawls: LiveCrawls = { look: () => Promise.resolve(nothing) };

async function lookNow(db: Store['db'], queue: Queue, scheduled: () => Date | null): Promise<LiveNow> {
  const [{ crawl }, rows, planned] = await Promise.all([queue.counts(), readProgress(db), nextPlanned(db)]);
  const round = scheduled();
  const next = round === null || planned === null ? round : new Date(Math.min(round.getTime(), planned.getTime()));
  const crawls = rows.map(({ repository_id, holder, started_at, progress }) => {
    // Written by a process of this program; a newer one may only add fields.
    return [repository_id, { holder, startedAt: started_at, progress: progress as CrawlProgress }] as const;
  });
  return { ...crawl, nextVisit: next, crawls: new Map(crawls) };
}

const keptMs = 1000;

/** Looks at most once a second, however many ask. `scheduled` tells the next round; null = nothing comes by itself. */
export function createLive(db: Store['db'], queue: Queue, scheduled: () => Date | null): LiveCrawls {
  let kept: { readonly until: number; readonly now: Promise<LiveNow> } | null = null;
  return {
    look() {
      if (kept !== null && kept.until > performance.now()) return kept.now;
      const now = lookNow(db, queue, scheduled);
      const mine = { until: performance.now() + keptMs, now };
      kept = mine;
      now.catch(() => {
        if (kept === mine) kept = null;
      });
      return now;
    },
  };
}
