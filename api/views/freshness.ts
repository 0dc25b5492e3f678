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

import type { CrawlRunRow } from '#store/queries/crawl-status.ts';
import type { RepositoryRow } from '#store/queries/project.ts';
import type { Freshness } from '../client.ts';
import type { LiveNow } from '../live.ts';

const staleAfter = 48 * 3600 * 1000;

/** End of the last successful crawl of the project's least recently fetched repository; null before the first. */
export function asOf(repositories: readonly RepositoryRow[]): Date | null {
  const fetched = repositories.flatMap(({ fetched_at }) => (fetched_at === null ? [] : [fetched_at.getTime()]));
  return fetched.length === 0 ? null : new Date(Math.min(...fetched));
}

/** How a project's data stands at `now`. */
export function freshnessOf(
  repositories: readonly RepositoryRow[],
  runs: ReadonlyMap<string, CrawlRunRow>,
  live: LiveNow,
  now: Date,
): Freshness {
  const since = asOf(repositories);
  if (since === null && repositories.some(({ id }) => live.crawls.has(id))) return 'crawling';
  if (repositories.some(({ id }) => runs.get(id)?.outcome === 'failed')) return 'failed';
  if (since === null) return 'waiting';
  return now.getTime() - since.getTime() > staleAfter ? 'stale' : 'fresh';
}
