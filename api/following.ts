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

import type { CrawlReport } from '#crawler/event.ts';
import type { JobState, Queue } from '#store/job.ts';
import type { VisitRow } from '#store/queries/crawl-status.ts';
import { faultReport } from './queue.ts';

/** The newest report of a repository, with whose it is. */
export interface Reported {
  readonly visit: VisitRow;
  readonly report: CrawlReport;
}

/** Follows visits that this process asked for, whichever process makes them. */
export interface Following {
  /** Visits asked for since `askedAt` (milliseconds of `performance.now()`). */
  follow(visits: readonly VisitRow[], askedAt: number): void;
  /** A visit of this process has ended. */
  ended(visit: VisitRow, report: CrawlReport): void;
  /** Resolves when every visit followed so far has ended: done, given up, or waiting for another attempt. */
  all(): Promise<void>;
  readonly reports: ReadonlyMap<string, Reported>;
  stop(): void;
}

/** What following needs. */
export interface FollowingOptions {
  readonly queue: Pick<Queue, 'pending' | 'look'>;
  /** A visit has ended that another process made. */
  readonly elsewhere: (visit: VisitRow, report: CrawlReport) => void;
  /** Nothing that was followed is left. */
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
  /** Milliseconds between two looks while visits are out. */
  readonly every: number;
}

const soonMs = 30;

function reportOf(visit: VisitRow, { state, output }: JobState): CrawlReport | null {
  // The output of a job that is done is the report its process gave, or nothing where nothing was to do.
  if (state === 'done') return output === null ? null : (output as CrawlReport);
  const { message } = (output ?? {}) as { message?: unknown };
  return faultReport(visit.id, typeof message === 'string' ? message : 'The process that crawled it was killed.');
}

interface Followed {
  readonly visit: VisitRow;
  readonly askedAt: number;
}

/** Those that neither wait for their first attempt nor run. */
async function ended(queue: FollowingOptions['queue'], out: ReadonlyMap<string, Followed>): Promise<Followed[]> {
  const pending = await queue.pending('crawl');
  return [...out.values()].filter(({ visit }) => {
    const state = pending.get(visit.id);
    return state === undefined || state === 'retrying';
  });
}

/** What became of visits that other processes made. */
async function reported(queue: FollowingOptions['queue'], visits: readonly VisitRow[]): Promise<Reported[]> {
  const states = await queue.look(
    'crawl',
    visits.map(({ id }) => id),
  );
  const byKey = new Map(states.map((state) => [state.key, state]));
  return visits.flatMap((visit) => {
    const state = byKey.get(visit.id);
    const report = state === undefined ? null : reportOf(visit, state);
    return report === null ? [] : [{ visit, report }];
  });
}

/** Looks soon when it is told to, and then again and again for as long as `look` says that there is something left. */
function createLooks(look: () => Promise<boolean>, every: number, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  let stopped = false;

  async function once(): Promise<void> {
    looking = true;
    const more = await look().catch((error: unknown) => {
      failed(error);
      return true;
    });
    looking = false;
    if (more) plan(every);
  }
  function plan(ms: number): void {
    if (stopped || looking) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void once(), ms);
    timer.unref();
  }
  return {
    soon: () => plan(soonMs),
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Makes it. */
export function createFollowing(options: FollowingOptions): Following {
  const { queue } = options;
  const reports = new Map<string, Reported>();
  const reportedAt = new Map<string, number>();
  const out = new Map<string, Followed>();
  let idlers: (() => void)[] = [];

  let stopped = false;

  function settle(): void {
    if (out.size > 0 && !stopped) return;
    const resolved = idlers;
    idlers = [];
    for (const resolve of resolved) resolve();
  }
  async function look(): Promise<boolean> {
    const over = await ended(queue, out);
    const unknown = over.filter(({ visit: { id }, askedAt }) => (reportedAt.get(id) ?? -1) < askedAt);
    const elsewhere = unknown.map(({ visit }) => visit);
    for (const { visit, report } of await reported(queue, elsewhere)) {
      reports.set(visit.id, { visit, report });
      options.elsewhere(visit, report);
    }
    for (const { visit } of over) out.delete(visit.id);
    if (out.size === 0 && over.length > 0) options.done();
    settle();
    return out.size > 0;
  }
  const looks = createLooks(look, options.every, options.failed);
  return {
    reports,
    follow(visits, askedAt) {
      for (const visit of visits) out.set(visit.id, { visit, askedAt });
      if (visits.length > 0) looks.soon();
    },
    ended(visit, report) {
      reports.set(visit.id, { visit, report });
      reportedAt.set(visit.id, performance.now());
      // Its job ends a moment later.
      if (out.size > 0) looks.soon();
    },
    all: () =>
      new Promise((resolve) => {
        idlers.push(resolve);
        settle();
      }),
    stop() {
      looks.stop();
      stopped = true;
      settle();
    },
  };
}
