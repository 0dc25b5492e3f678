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
import type { Logger } from '#store/log.ts';
import { countCalls, forgetDeliveries } from '#store/queries/hook.ts';
import type { Database } from '#store/schema.ts';

/** Counts calls of webhooks in memory and writes them now and then: a storm is not a storm of writes. */
export interface CallCounter {
  count(hookId: string, what: 'accepted' | 'refused'): void;
  /** Writes what is still in memory, and counts no more. */
  close(): Promise<void>;
}

const writeEvery = 5000;
/** Platforms send a delivery again within three days at most. */
const deliveriesKept = 4 * 86_400_000;

/** Makes a counter; while it is at it, it forgets deliveries that nobody sends again. */
export function createCallCounter(db: Kysely<Database>, log: Logger, now: () => Date): CallCounter {
  const counters = new Map<string, { accepted: number; refused: number }>();
  let pruned = 0;

  async function write(): Promise<void> {
    const all = [...counters];
    counters.clear();
    for (const [id, counter] of all) await countCalls(db, id, { ...counter, at: now() });
    const time = now().getTime();
    if (time - pruned < deliveriesKept / 4) return;
    pruned = time;
    await forgetDeliveries(db, new Date(time - deliveriesKept));
  }
  const timer = setInterval(() => {
    write().catch((error: unknown) => log.warn('calls of webhooks could not be counted', { error: String(error) }));
  }, writeEvery);
  timer.unref();
  return {
    count(id, what) {
      const counter = counters.get(id) ?? { accepted: 0, refused: 0 };
      counter[what] += 1;
      counters.set(id, counter);
    },
    async close() {
      clearInterval(timer);
      await write();
    },
  };
}
