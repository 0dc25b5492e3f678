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

/** What the worker of this process is doing now; nothing of it is stored. */
export interface LiveCrawls {
  running(): number;
  waiting(): number;
  /** When the schedule begins the next round; null when there is none. */
  nextVisit(): Date | null;
  /** Of a crawl that runs now; null when the repository rests or waits. */
  progress(repositoryId: string): CrawlProgress | null;
}

/** For processes without a worker. */
export const noCrawls: LiveCrawls = {
  running: () => 0,
  waiting: () => 0,
  nextVisit: () => null,
  progress: () => null,
};
