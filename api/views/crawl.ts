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
import type { Completeness } from '#store/facts.ts';
import type { crawlPlans, StreamStatusRow, streamStatus } from '#store/queries/crawl-status.ts';
import type { Crawl, CrawlStatus } from '../client.ts';
import { crawlReason } from '../crawl-reason.ts';
import type { LiveNow } from '../live.ts';
import { refusalText } from '../refusal-words.ts';
import type { Hub, HubRepository } from './hub.ts';
import { publicReason, publicUrl } from './project.ts';

/** What the status is made of besides the hub. */
export interface CrawlFacts {
  readonly live: LiveNow;
  readonly plans: Awaited<ReturnType<typeof crawlPlans>>;
  readonly streams: Awaited<ReturnType<typeof streamStatus>>;
}

function refusedView(refused: Completeness['refused']): Crawl['streams'][string]['refused'] {
  return refused.map(({ what, why, count }) => ({ what, why, whyText: refusalText(why), count }));
}

/** What git gave, by stream, with every refusal in words. */
export function completenessView(streams: Readonly<Record<string, Completeness>>): Crawl['completeness'] {
  const rows = Object.entries(streams);
  return Object.fromEntries(rows.map(([name, one]) => [name, { ...one, refused: refusedView(one.refused) }]));
}

function streamView(row: StreamStatusRow, url: string | null): Crawl['streams'][string] {
  return {
    support: row.support,
    asked: row.asked,
    received: row.received,
    refused: refusedView(row.refused),
    cleanAt: row.clean_at?.toISOString() ?? null,
    observedAt: row.observed_at?.toISOString() ?? null,
    reasonKind: row.reason_kind,
    reasonText: crawlReason(row.reason_kind),
    reason: url === null ? row.reason : publicReason(row.reason, url),
  };
}

/** Streams as the API shows them; with the repository's address what this machine alone should know is left out. */
export function streamsView(rows: readonly StreamStatusRow[], url: string | null): Crawl['streams'] {
  return Object.fromEntries(rows.map((row) => [row.stream, streamView(row, url)]));
}

/** Progress as the API shows it; another process wrote it, so moments are text by now. */
export function progressView({ phase, done, total, platform }: CrawlProgress): NonNullable<Crawl['progress']> {
  const until = platform?.waitingUntil ?? null;
  return {
    phase,
    done,
    total,
    feed: platform?.feed ?? null,
    requests: platform?.requests ?? 0,
    waitingUntil: until === null ? null : new Date(until).toISOString(),
  };
}

function crawlView(project: string, { row, run }: HubRepository, { live, plans, streams }: CrawlFacts): Crawl {
  const crawl = live.crawls.get(row.id);
  const plan = plans.get(row.id);
  return {
    project,
    repository: row.id,
    platform: row.platform,
    url: publicUrl(row.url),
    state: row.state,
    startedAt: run?.started_at.toISOString() ?? null,
    finishedAt: run?.finished_at?.toISOString() ?? null,
    outcome: run?.outcome ?? null,
    reasonKind: run?.reason_kind ?? null,
    reasonText: crawlReason(run?.reason_kind ?? null),
    reason: publicReason(run?.reason ?? null, row.url),
    class: plan?.class ?? 'new',
    nextVisit: plan?.next_at?.toISOString() ?? null,
    hintedAt: plan?.hinted_at?.toISOString() ?? null,
    completeness: completenessView((run?.completeness ?? {}) as Record<string, Completeness>),
    streams: streamsView(streams.get(row.id) ?? [], row.url),
    progress: crawl === undefined ? null : progressView(crawl.progress),
  };
}

/** Newest visit of every repository, with what runs now. */
export function crawlStatusView(hub: Hub, facts: CrawlFacts): CrawlStatus {
  const { running, waiting, parked, nextVisit } = facts.live;
  return {
    running,
    waiting,
    parked,
    nextVisit: nextVisit?.toISOString() ?? null,
    crawls: [...hub].flatMap(([slug, { repositories }]) => repositories.map((one) => crawlView(slug, one, facts))),
  };
}
