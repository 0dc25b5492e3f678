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

import type { Completeness, CrawlOutcome } from '#store/facts.ts';

/** Steps of a crawl, in order. */
export const crawlPhases = ['connect', 'fetch', 'commits', 'tree', 'store', 'lines'] as const;
/** One of {@link crawlPhases}. */
export type CrawlPhase = (typeof crawlPhases)[number];

/** Progress of one crawl; sent at most every 100 ms and once at the end of each phase. */
export interface CrawlProgress {
  readonly repositoryId: string;
  readonly phase: CrawlPhase;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

/** How a crawl ended. A crawl never throws for what the source did: that is an outcome with a reason. */
export interface CrawlReport {
  readonly repositoryId: string;
  readonly outcome: CrawlOutcome;
  /** Stable code of the fault; null when complete or unchanged. */
  readonly reasonKind: string | null;
  /** One sentence in plain words, cleaned; null when complete or unchanged. */
  readonly reason: string | null;
  /** True when trying again later may help (network, time-out); false when it is hostile, gone or wrong. */
  readonly transient: boolean;
  readonly commitsNew: number;
  readonly commitsRewritten: number;
  /** By stream: refs, commits, lines, tags, tree. */
  readonly completeness: Readonly<Record<string, Completeness>>;
  readonly milliseconds: number;
}
