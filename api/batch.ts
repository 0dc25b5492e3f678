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

/** Work that is asked for often and done seldom: requests meanwhile are joined into the next run. */
export interface Batch<T> {
  /** Resolves when the run that takes them has ended, well or not. */
  add(items: readonly T[]): Promise<void>;
  /** Does at once whatever is asked for, and resolves when nothing is left. */
  flush(): Promise<void>;
}

/** When runs begin. */
export interface BatchOptions<T> {
  /** Milliseconds from the first request to the run, so that others can join it. */
  readonly delay: number;
  /** Least milliseconds from the end of a run to the next; Infinity = only `flush` runs. */
  readonly apart: number;
  readonly run: (items: ReadonlySet<T>) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** Makes a batch; one run at a time, and a run that fails is told, not repeated. */
export function createBatch<T>({ delay, apart, run, failed }: BatchOptions<T>): Batch<T> {
  let asked = new Set<T>();
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let ended = Number.NEGATIVE_INFINITY;

  async function work(): Promise<void> {
    const items = asked;
    const told = waiting;
    asked = new Set();
    waiting = [];
    try {
      await run(items);
    } catch (error) {
      failed(error);
    }
    ended = performance.now();
    for (const tell of told) tell();
  }
  function start(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= work().finally(() => {
      running = null;
      if (asked.size > 0) plan();
    });
    return running;
  }
  function plan(): void {
    if (timer !== null || running !== null || apart === Number.POSITIVE_INFINITY) return;
    const rest = ended + apart - performance.now();
    timer = setTimeout(() => void start(), Math.max(delay, rest));
  }
  return {
    add(items) {
      for (const item of items) asked.add(item);
      if (items.length === 0) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      plan();
      return promise;
    },
    async flush() {
      while (running !== null || asked.size > 0) await (running ?? start());
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
