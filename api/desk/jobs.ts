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
import type { Queue } from '#store/job.ts';
import type { Database } from '#store/schema.ts';
import { visitPriority } from '../visits.ts';

/** Work that a decision sets off. It is asked for within the transaction, so that it happens if and only if that commits. */
export interface Jobs {
  /** Makes the public pages again. */
  publish(tx: Kysely<Database>): Promise<void>;
  /** Visits a repository soon. */
  visit(tx: Kysely<Database>, repositoryId: string, reason: string): Promise<void>;
  /** Takes up the visit of a repository that was given up after failing every time; false = none was. */
  unpark(repositoryId: string): Promise<boolean>;
  /** Computes projects again. */
  compute(tx: Kysely<Database>, slugs: readonly string[]): Promise<void>;
}

/** Asks a queue; its jobs are done by whichever process works on it. */
export function queuedJobs(queue: Pick<Queue, 'enqueue' | 'parked' | 'requeue'>): Jobs {
  return {
    publish: async (tx) => void (await queue.enqueue('publish', [{ key: 'site', reason: 'desk' }], tx)),
    visit: async (tx, repositoryId, reason) =>
      void (await queue.enqueue('crawl', [{ key: repositoryId, reason, priority: visitPriority.hint }], tx)),
    async unpark(repositoryId) {
      const job = (await queue.parked()).find(({ kind, key }) => kind === 'crawl' && key === repositoryId);
      return job !== undefined && (await queue.requeue(job.id)) !== null;
    },
    compute: async (tx, slugs) => {
      if (slugs.length === 0) return;
      await queue.enqueue(
        'compute',
        slugs.map((key) => ({ key, reason: 'desk' })),
        tx,
      );
    },
  };
}

/** For processes without a queue: the hub that runs finds what is due by itself. */
export const noJobs: Jobs = {
  publish: () => Promise.resolve(),
  visit: () => Promise.resolve(),
  unpark: () => Promise.resolve(false),
  compute: () => Promise.resolve(),
};
