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

import { PlatformError } from './error.ts';

interface Waiter {
  readonly size: number;
  readonly enter: () => void;
}

/** Places for work that may go on at the same time; first come, first served. */
export interface Slots {
  /** Waits for one of `size` places; call the result once to leave it. */
  take(size: number, signal: AbortSignal, url: string): Promise<() => void>;
  readonly idle: () => boolean;
}

/** Makes places; how many there are is said by those who come. */
export function createSlots(): Slots {
  let active = 0;
  const queue: Waiter[] = [];

  function admit(): void {
    while (queue[0] && active < queue[0].size) queue.shift()?.enter();
  }

  function leave(): void {
    active -= 1;
    admit();
  }

  function enter(): () => void {
    active += 1;
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  }

  return {
    take(size, signal, url) {
      if (queue.length === 0 && active < size) return Promise.resolve(enter());
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          size,
          enter: () => {
            signal.removeEventListener('abort', stop);
            resolve(enter());
          },
        };
        const stop = () => {
          queue.splice(queue.indexOf(waiter), 1);
          reject(new PlatformError('aborted', `${url}: the request was cancelled.`, { url }));
          admit();
        };
        signal.addEventListener('abort', stop, { once: true });
        queue.push(waiter);
      });
    },
    idle: () => active === 0 && queue.length === 0,
  };
}
