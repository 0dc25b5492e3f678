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

import type { CrawlProgress, VisitReport } from '#crawler/event.ts';
import { parseTarget } from '#crawler/target.ts';
import { visitRepository } from '#crawler/visit/visit.ts';
import { type ComputeReport, computeAll } from '#metrics/compute/compute.ts';
import type { Logger } from '#store/log.ts';
import type { Month } from '#store/period.ts';
import type { Session } from './session.ts';

/** What the work of the rooms needs from whoever starts it. */
export interface WorkContext {
  readonly session: Session;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Visits one repository by its stored address, its platform's API included; never throws for what the source did. */
export async function crawlOne(
  { session, log, signal }: WorkContext,
  repository: { readonly id: string; readonly url: string; readonly platform: string },
  onProgress: (progress: CrawlProgress) => void,
  full = false,
): Promise<VisitReport> {
  const { store, config, rules, remotes } = session;
  return visitRepository(
    {
      store,
      dataDir: config.dataDir,
      repositoryId: repository.id,
      target: parseTarget(repository.url, rules),
      remote: remotes.of(repository),
      now: new Date(),
      log,
      signal,
      rules,
      full,
    },
    onProgress,
  );
}

/**
 * Computes metrics, checks and scores. Null = whatever is not up to date, and then the month's ranking; named projects
 * are computed without a ranking, because a ranking is of the hub as a whole.
 */
export async function computeProjects(
  { session, log, signal }: WorkContext,
  month: Month | null,
  projects: readonly string[] | null,
  onProgress?: (done: number, total: number, what: string) => void,
): Promise<ComputeReport> {
  const more = onProgress === undefined ? {} : { onProgress };
  return computeAll(session.store, { now: new Date(), month, projects, log, signal, ...more });
}
