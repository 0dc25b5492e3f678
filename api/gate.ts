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

import { ApiError } from './errors.ts';

/** How long a task waits for its turn: for a moment, or for as long as others before it still get theirs. */
export type Patience = 'moment' | 'while-moving';

/** Lets a bounded number of tasks run at once; a task that waits too long is refused with `busy`. */
export type Gate = <T>(task: () => Promise<T>, patience?: Patience) => Promise<T>;

/** Limits of a gate, in milliseconds. */
export interface GateLimits {
  /** What is a moment; 2 seconds unless told. */
  readonly moment?: number;
  /** Nobody got a turn for so long: it does not move any more; 5 seconds unless told. */
  readonly still?: number;
}

function busy(): ApiError {
  return new ApiError('busy', {
    zh: '此刻请求太多，请几秒后再试。',
    en: 'Too many requests are waiting right now; try again in a few seconds.',
  });
}

/** Those who wait, in the order in which they came. */
function createQueue({ moment = 2000, still = 5000 }: GateLimits) {
  const waiting: (() => void)[] = [];
  let moved = 0;

  function wait(patience: Patience): Promise<void> {
    const came = performance.now();
    return new Promise((resolve, reject) => {
      const left = () => (patience === 'moment' ? came + moment : Math.max(came, moved) + still) - performance.now();
      let timer = setTimeout(look, left());
      function look(): void {
        if (left() > 1) {
          timer = setTimeout(look, left());
          return;
        }
        waiting.splice(waiting.indexOf(admit), 1);
        reject(busy());
      }
      function admit(): void {
        clearTimeout(timer);
        resolve();
      }
      waiting.push(admit);
    });
  }

  /** False = nobody waits. */
  function admitNext(): boolean {
    const next = waiting.shift();
    if (next === undefined) return false;
    moved = performance.now();
    next();
    return true;
  }
  return { wait, admitNext };
}

/** A gate for `width` tasks; waiting is bounded, because the database client alone would wait for ever. */
export function createGate(width: number, limits: GateLimits = {}): Gate {
  const queue = createQueue(limits);
  let running = 0;
  return async (task, patience = 'moment') => {
    if (running < width) running += 1;
    else await queue.wait(patience);
    try {
      return await task();
    } finally {
      if (!queue.admitNext()) running -= 1;
    }
  };
}
