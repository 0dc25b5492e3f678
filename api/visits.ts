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

import type { Kysely } from 'kysely';
import type { JobRequest, Queue } from '#store/job.ts';
import { type DueRow, dueRepositories, hint, unreconciledRepositories } from '#store/queries/crawl-plan.ts';
import { repositoriesToVisit, type VisitRow } from '#store/queries/crawl-status.ts';
import type { Database } from '#store/schema.ts';

/** Asks for visits; who makes them is decided by the queue. */
export interface Visits {
  /** Every listed repository, whatever the plan says. Returns what was asked for, those included that wait or run already. */
  all(): Promise<readonly VisitRow[]>;
  /** What is due by plan, and every plain git repository: looking at those costs no platform's budget. */
  round(): Promise<readonly VisitRow[]>;
  /** What is due by plan. */
  due(): Promise<readonly VisitRow[]>;
  /** What has to be compared with its platform again, or may have lost a webhook's call. */
  reconcile(): Promise<readonly VisitRow[]>;
  /** Something happened there: a visit now, or a minute after the last one began; more hints until then are the same hint. */
  hint(repositoryId: string): Promise<void>;
}

/** The order in the queue: what a webhook named, then what is known and due, then whole rounds and first crawls. */
export const visitPriority = { hint: 3000, due: 2000, round: 1000, first: 500, reconcile: 100 } as const;

/** Most repositories that one look at the plan asks for; the next look is a minute later. */
const mostDue = 5000;

function dueRequest({ id, why }: DueRow): JobRequest {
  return { key: id, reason: why, priority: visitPriority[why === 'new' ? 'first' : why] };
}

/** The order given is kept: never fetched first, then the small ones. */
function roundRequests(rows: readonly VisitRow[]): JobRequest[] {
  return rows.map(({ id }, i) => ({ key: id, reason: 'round', priority: Math.max(1, visitPriority.round - i) }));
}

/** Makes them over a queue. Repositories whose job is parked are left out until somebody asks for the job again. */
export function createVisits(db: Kysely<Database>, queue: Queue): Visits {
  async function open<T extends VisitRow>(rows: readonly T[]): Promise<T[]> {
    const parked = new Set((await queue.parked()).filter(({ kind }) => kind === 'crawl').map(({ key }) => key));
    return rows.filter(({ id }) => !parked.has(id));
  }
  async function due(): Promise<DueRow[]> {
    const rows = await open(await dueRepositories(db, new Date(), mostDue));
    await queue.enqueue('crawl', rows.map(dueRequest));
    return rows;
  }
  async function some(choose: (row: VisitRow) => boolean): Promise<VisitRow[]> {
    const rows = await open((await repositoriesToVisit(db)).filter(choose));
    await queue.enqueue('crawl', roundRequests(rows));
    return rows;
  }
  return {
    due,
    all: () => some(() => true),
    async round() {
      const rows = [...(await due()), ...(await some(({ platform }) => platform === 'git'))];
      return [...new Map(rows.map((row) => [row.id, row])).values()];
    },
    async reconcile() {
      const rows = await open(await unreconciledRepositories(db, new Date(), mostDue));
      const requests = rows.map(({ id }) => ({ key: id, reason: 'reconcile', priority: visitPriority.reconcile }));
      await queue.enqueue('crawl', requests);
      return rows;
    },
    async hint(repositoryId) {
      const notBefore = await hint(db, repositoryId, new Date());
      if (notBefore === null) return;
      const request = { key: repositoryId, reason: 'hint', priority: visitPriority.hint, notBefore };
      if ((await open([{ id: repositoryId } as VisitRow])).length > 0) await queue.enqueue('crawl', [request]);
    },
  };
}
