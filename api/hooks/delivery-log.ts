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
import { firstDeliveries } from '#store/queries/hook.ts';
import type { Database } from '#store/schema.ts';

/** Tells deliveries that came before from new ones. */
export interface DeliveryLog {
  /** True when this delivery is new, and remembered by now. */
  first(platform: string, delivery: string): Promise<boolean>;
}

interface Waiting {
  readonly platform: string;
  readonly delivery: string;
  readonly resolve: (first: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** More than ever wait while one statement is under way. */
const batch = 1000;

/** Makes the log: what comes while one write is under way goes with the next, so that a storm is few writes. */
export function createDeliveryLog(db: Kysely<Database>, now: () => Date): DeliveryLog {
  let waiting: Waiting[] = [];
  let writing = false;

  async function write(some: readonly Waiting[]): Promise<void> {
    try {
      const fresh = await firstDeliveries(db, some, now());
      for (const one of some) {
        const key = `${one.platform} ${one.delivery}`;
        // Twice in one write: the first one counts.
        one.resolve(fresh.delete(key));
      }
    } catch (error) {
      for (const one of some) one.reject(error);
    }
  }
  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const some = waiting.slice(0, batch);
      waiting = waiting.slice(batch);
      await write(some);
    }
    writing = false;
  }
  return {
    first: (platform, delivery) =>
      new Promise((resolve, reject) => {
        waiting.push({ platform, delivery, resolve, reject });
        if (!writing) void drain();
      }),
  };
}
