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

import type { CrawlProgress, CrawlReport } from '#crawler/event.ts';
import type { VisitRow } from '#store/queries/crawl-status.ts';

/** Repositories waiting for a visit, and those that are visited now. */
export interface CrawlQueue {
  /** Adds what neither waits nor runs; the order given is kept. */
  add(visits: readonly VisitRow[]): void;
  running(): readonly VisitRow[];
  waiting(): number;
  progress(repositoryId: string): CrawlProgress | null;
  /** Resolves when nothing waits or runs. */
  empty(): Promise<void>;
}

/** What the queue does with a visit. */
export interface QueueOptions {
  readonly width: number;
  readonly signal: AbortSignal;
  readonly crawl: (visit: VisitRow, onProgress: (progress: CrawlProgress) => void) => Promise<CrawlReport>;
  readonly started: (visit: VisitRow) => void;
  readonly progressed: (visit: VisitRow, progress: CrawlProgress) => void;
  readonly finished: (visit: VisitRow, report: CrawlReport) => void;
  /** A fault of ours, not of the source: the next round tries again. */
  readonly failed: (visit: VisitRow, error: unknown) => void;
}

/** A queue in this process: `width` repositories at a time, first come first served. */
export function createQueue(options: QueueOptions): CrawlQueue {
  const waiting: VisitRow[] = [];
  const running = new Map<string, { readonly visit: VisitRow; progress: CrawlProgress }>();
  let idlers: (() => void)[] = [];

  function settle(): void {
    if (running.size > 0 || (waiting.length > 0 && !options.signal.aborted)) return;
    const done = idlers;
    idlers = [];
    for (const resolve of done) resolve();
  }
  async function visit(next: VisitRow): Promise<void> {
    const state = {
      visit: next,
      progress: { repositoryId: next.id, phase: 'connect', done: 0, total: null } as CrawlProgress,
    };
    running.set(next.id, state);
    options.started(next);
    try {
      const report = await options.crawl(next, (progress) => {
        state.progress = progress;
        options.progressed(next, progress);
      });
      running.delete(next.id);
      options.finished(next, report);
    } catch (error) {
      running.delete(next.id);
      options.failed(next, error);
    }
    pump();
  }
  function pump(): void {
    while (!options.signal.aborted && running.size < options.width) {
      const next = waiting.shift();
      if (next === undefined) break;
      void visit(next);
    }
    settle();
  }
  return {
    add(visits) {
      const known = new Set([...waiting.map(({ id }) => id), ...running.keys()]);
      waiting.push(...visits.filter(({ id }) => !known.has(id)));
      pump();
    },
    running: () => [...running.values()].map((state) => state.visit),
    waiting: () => waiting.length,
    progress: (id) => running.get(id)?.progress ?? null,
    empty: () =>
      new Promise((resolve) => {
        idlers.push(resolve);
        settle();
      }),
  };
}
