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

import { hostname } from 'node:os';
import type { CrawlProgress } from '#crawler/event.ts';
import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { endProgress, writeProgress } from '#store/queries/crawl-progress.ts';

/** Lets other processes see how far a crawl of this one is. */
export interface SharedProgress {
  told(progress: CrawlProgress): void;
  end(): Promise<void>;
}

const holder = `${hostname()}:${process.pid}`;
const writeMs = 1000;
/** A crawl that has nothing to tell still shows that it lives. */
const aliveMs = 15_000;

/** Writes it once a second while it changes. A write that fails is told to the log and costs the crawl nothing. */
export function shareProgress(db: Store['db'], repositoryId: string, log: Logger): SharedProgress {
  const startedAt = new Date();
  let progress: CrawlProgress = { repositoryId, phase: 'connect', done: 0, total: null };
  let written: CrawlProgress | null = null;
  let at = 0;
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    const now = performance.now();
    if (progress === written && now - at < aliveMs) return;
    written = progress;
    at = now;
    try {
      await writeProgress(db, { repository_id: repositoryId, holder, started_at: startedAt, progress });
    } catch (error) {
      log.warn('progress could not be shown to other processes', { repositoryId, error: String(error) });
    }
  }
  function tick(): void {
    writing ??= write().finally(() => {
      writing = null;
    });
  }
  tick();
  const timer = setInterval(tick, writeMs);
  timer.unref();
  return {
    told(newer) {
      progress = newer;
    },
    async end() {
      clearInterval(timer);
      await writing;
      await endProgress(db, repositoryId, holder).catch((error: unknown) => {
        log.warn('progress could not be taken away', { repositoryId, error: String(error) });
      });
    },
  };
}
