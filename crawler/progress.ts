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

import type { CrawlPhase, CrawlProgress, PlatformProgress } from './event.ts';

/** Passes on how far a phase is. */
export type Report = (phase: CrawlPhase, done: number, total: number | null, platform?: PlatformProgress) => void;

/** Thins progress out to one event in 100 ms; the last one of each phase always comes through. */
export function throttled(
  repositoryId: string,
  onProgress: (progress: CrawlProgress) => void,
): { report: Report; end: () => void } {
  let held: CrawlProgress | null = null;
  let sent = 0;
  function send(progress: CrawlProgress): void {
    held = null;
    sent = performance.now();
    onProgress(progress);
  }
  return {
    report(phase, done, total, platform) {
      if (held !== null && (held.phase !== phase || held.platform?.feed !== platform?.feed)) send(held);
      held = { repositoryId, phase, done, total, ...(platform === undefined ? {} : { platform }) };
      if (performance.now() - sent >= 100) send(held);
    },
    end() {
      if (held !== null) send(held);
    },
  };
}
