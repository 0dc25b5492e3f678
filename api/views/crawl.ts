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

import type { Completeness } from '#store/facts.ts';
import type { Crawl, CrawlStatus } from '../client.ts';
import { crawlReason } from '../crawl-reason.ts';
import type { LiveNow } from '../live.ts';
import type { Hub, HubRepository } from './hub.ts';
import { publicReason, publicUrl } from './project.ts';

function crawlView(project: string, { row, run }: HubRepository, live: LiveNow): Crawl {
  const progress = live.crawls.get(row.id)?.progress ?? null;
  return {
    project,
    repository: row.id,
    url: publicUrl(row.url),
    state: row.state,
    startedAt: run?.started_at.toISOString() ?? null,
    finishedAt: run?.finished_at?.toISOString() ?? null,
    outcome: run?.outcome ?? null,
    reasonKind: run?.reason_kind ?? null,
    reasonText: crawlReason(run?.reason_kind ?? null),
    reason: publicReason(run?.reason ?? null, row.url),
    completeness: (run?.completeness ?? {}) as Record<string, Completeness> as Crawl['completeness'],
    progress: progress === null ? null : { phase: progress.phase, done: progress.done, total: progress.total },
  };
}

/** Newest visit of every repository, with what runs now. */
export function crawlStatusView(hub: Hub, live: LiveNow): CrawlStatus {
  return {
    running: live.running,
    waiting: live.waiting,
    nextVisit: live.nextVisit?.toISOString() ?? null,
    crawls: [...hub].flatMap(([slug, { repositories }]) => repositories.map((one) => crawlView(slug, one, live))),
  };
}
