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

/** Lets a bounded number of tasks run at once; a task that waits too long is refused with `busy`. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

function busy(): ApiError {
  return new ApiError('busy', {
    zh: '此刻请求太多，请几秒后再试。',
    en: 'Too many requests are waiting right now; try again in a few seconds.',
  });
}

/** A gate for `width` tasks; waiting is bounded, because the database client alone would wait for ever. */
export function createGate(width: number, waitMilliseconds = 2000): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < width) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(admit), 1);
        reject(busy());
      }, waitMilliseconds);
      function admit(): void {
        clearTimeout(timer);
        resolve();
      }
      waiting.push(admit);
    });
  }
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
