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

import type { Crawl, CrawlStatus, ProjectSummary } from '#api/client.ts';

/** How fresh the hub's data is. */
export interface HubFreshness {
  /** End of the newest successful crawl; null = nothing was crawled yet. */
  readonly newest: string | null;
  readonly total: number;
  /** Projects with data, whatever their age. */
  readonly withData: number;
  readonly waiting: number;
  readonly crawling: number;
  readonly stale: number;
  readonly failed: number;
}

/** Counts projects by how their data stands. */
export function hubFreshness(projects: readonly ProjectSummary[]): HubFreshness {
  const of = (state: ProjectSummary['freshness']) => projects.filter((project) => project.freshness === state).length;
  const dates = projects.flatMap((project) => project.asOf ?? []).sort();
  return {
    newest: dates.at(-1) ?? null,
    total: projects.length,
    withData: dates.length,
    waiting: of('waiting'),
    crawling: of('crawling'),
    stale: of('stale'),
    failed: of('failed'),
  };
}

/** Crawls that run now. */
export function running(crawls: CrawlStatus): Crawl[] {
  return crawls.crawls.filter((crawl) => crawl.progress !== null);
}

/** Crawls of one project, in the order of their addresses. */
export function crawlsOf(crawls: CrawlStatus, slug: string): Crawl[] {
  return crawls.crawls.filter((crawl) => crawl.project === slug).toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

/** The crawls that ended in failure. */
export function failures(crawls: readonly Crawl[]): Crawl[] {
  return crawls.filter((crawl) => crawl.outcome === 'failed');
}

/** One stream of a crawl as the page tells it. */
export interface Stream {
  readonly name: string;
  readonly asked: number | null;
  readonly received: number;
  readonly refused: Crawl['completeness'][string]['refused'];
}

/** Streams of a crawl by name: what git gave at the newest visit, then what the platform gave so far. */
export function streams(crawl: Pick<Crawl, 'completeness' | 'streams'>): Stream[] {
  const byName = (a: Stream, b: Stream) => (a.name < b.name ? -1 : 1);
  const git = Object.entries(crawl.completeness).map(([name, stream]) => ({ name, ...stream }));
  const told = Object.entries(crawl.streams).filter(([, { support }]) => support !== 'unsupported');
  const platform = told.map(([name, { asked, received, refused }]) => ({ name, asked, received, refused }));
  return [...git.toSorted(byName), ...platform.toSorted(byName)];
}

/** Streams that the platform cannot tell of. */
export function untold(crawl: Pick<Crawl, 'streams'>): string[] {
  const names = Object.entries(crawl.streams).flatMap(([name, { support }]) =>
    support === 'unsupported' ? [name] : [],
  );
  return names.sort();
}
