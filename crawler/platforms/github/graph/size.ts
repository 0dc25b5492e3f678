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

import { setTimeout as wait } from 'node:timers/promises';
import { asksForLess } from '../client.ts';

/** How much is asked for at once: less after faults, more again after some success. */
export interface PageSize {
  readonly first: number;
  /** Lists inside the items are short too; only with a single item. */
  readonly lean: boolean;
  /** What is worth remembering: 0 = lean. */
  readonly remembered: number;
  /** False when there is no less. */
  shrink(): boolean;
  worked(): void;
}

/** Answers in a row after which twice as much is asked. */
const confidence = 3;

/** A page size that halves on faults, from what an earlier visit remembered. */
export function pageSize(max: number, remembered: unknown): PageSize {
  let size = typeof remembered === 'number' && remembered >= 0 ? Math.min(Math.trunc(remembered), max) : max;
  let streak = 0;
  return {
    get first() {
      return Math.max(1, size);
    },
    get lean() {
      return size === 0;
    },
    get remembered() {
      return size;
    },
    shrink() {
      streak = 0;
      if (size === 0) return false;
      size = Math.floor(size / 2);
      return true;
    },
    worked() {
      streak++;
      if (streak < confidence || size === max) return;
      streak = 0;
      size = Math.min(max, Math.max(1, size * 2));
    },
  };
}

/** Milliseconds before the first question that asks for less; twice as long before each one after. */
const firstPause = 200;
const longestPause = 2000;

/**
 * Asks until it works, for less each time; null when it does not work for the least either. `size` tells how much is
 * to be asked for.
 */
export async function shrinking<T>(size: PageSize, signal: AbortSignal, ask: () => Promise<T>): Promise<T | null> {
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      const answer = await ask();
      size.worked();
      return answer;
    } catch (error) {
      if (!asksForLess(error)) throw error;
      if (!size.shrink()) return null;
    }
    await wait(pause, undefined, { signal });
  }
}

/** As {@link shrinking}, where there is no other way: the last fault is thrown. */
export async function shrinkingOrThrow<T>(size: PageSize, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  const answer = await shrinking(size, signal, ask);
  return answer ?? ask();
}
