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
import type { Stream } from '#store/stream.ts';
import type { BucketState } from './http/http.ts';

/** Steps of a crawl, in order. */
export const crawlPhases = ['connect', 'fetch', 'commits', 'tree', 'store', 'lines', 'licences', 'platform'] as const;
/** One of {@link crawlPhases}. */
export type CrawlPhase = (typeof crawlPhases)[number];

/** Progress of one crawl; sent at most every 100 ms and once at the end of each phase. */
export interface CrawlProgress {
  readonly repositoryId: string;
  readonly phase: CrawlPhase;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** In phase `platform`: what is asked of the API, and what that costs. */
  readonly platform?: PlatformProgress;
}

/** How far the part of a visit is that asks the platform's API. */
export interface PlatformProgress {
  /** Id of the series of requests; null while the repository is being looked up. */
  readonly feed: string | null;
  /** What it fills. */
  readonly streams: readonly Stream[];
  readonly mode: 'full' | 'delta' | null;
  /** Of this visit. */
  readonly requests: number;
  readonly budget: readonly BucketState[];
  /** When a limit ends that is being waited for; null = nothing waits. */
  readonly waitingUntil: Date | null;
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
  /** By stream: refs, commits, lines, licences, tags, tree. */
  readonly completeness: Readonly<Record<string, Completeness>>;
  readonly milliseconds: number;
}

/** How complete a stream of facts is after a visit. */
export interface StreamReport {
  readonly support: 'full' | 'partial' | 'unsupported';
  /** What the platform says there is; null = it does not tell. */
  readonly asked: number | null;
  /** Rows stored and not gone. */
  readonly received: number;
  readonly refused: Completeness['refused'];
  /** Start of the last run that ended clean; null = none did. */
  readonly cleanAt: Date | null;
  /** Why it is not complete; null when it is. */
  readonly reasonKind: string | null;
}

/** How a visit ended: git and the platform's API. */
export interface VisitReport extends CrawlReport {
  /** What is known by now, also of streams that this visit did not reach; empty for plain git. */
  readonly streams: Readonly<Partial<Record<Stream, StreamReport>>>;
  readonly requests: number;
  /** Requests that counted against the budget. */
  readonly billable: number;
  /** When the platform's limit ends; null = none was met. */
  readonly retryAt: Date | null;
}
