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

import { sql } from 'kysely';
import type { Store } from '#store/open.ts';
import type { Month } from '#store/period.ts';
import { monthAt, monthIndex } from '../figures/month-index.ts';
import { refreshGlobal } from './global-months.ts';
import { lockRanks, refreshEdges, staleProjects } from './refresh-edges.ts';

/** Which ranks to compute. */
export interface OpenrankOptions {
  /** The last month of the global graph. */
  readonly last: Month;
  /** True forgets all that is stored and computes it anew; the result is the same. */
  readonly fromScratch?: boolean;
  readonly signal?: AbortSignal;
  /** `what` is `edges` or a month. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** What was computed. */
export interface OpenrankReport {
  /** Projects whose acts were read. */
  readonly projects: number;
  /** Months of the global graph that were solved. */
  readonly months: number;
}

/**
 * Ranks of persons and repositories: within each repository (the community), and over the whole hub. Reads the acts of
 * projects that changed since the last time, and solves the months that follow from them. Stopped in between, the next
 * run goes on from there.
 */
export async function computeOpenrank(store: Pick<Store, 'db'>, options: OpenrankOptions): Promise<OpenrankReport> {
  const { last, signal, onProgress } = options;
  if (options.fromScratch === true) await forgetAll(store);
  const projects = await staleProjects(store);
  let done = 0;
  await refreshEdges(store, signal, () => {
    done += 1;
    onProgress?.(done, projects, 'edges');
  });
  const end = monthIndex(last);
  const months = await refreshGlobal(store, {
    last: end,
    signal,
    onMonth: (month) => onProgress?.(month, end, monthAt(month)),
  });
  return { projects: done, months };
}

async function forgetAll(store: Pick<Store, 'db'>): Promise<void> {
  await store.db.transaction().execute(async (session) => {
    await lockRanks(session);
    await session.deleteFrom('openrank_month').execute();
    await session.deleteFrom('openrank_edge').execute();
    await sql`insert into openrank_stale select distinct project from act on conflict do nothing`.execute(session);
  });
}
