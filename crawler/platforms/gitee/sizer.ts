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

import { PlatformError } from '../../http/error.ts';

/** The most that the platform gives in a page. */
export const fullSize = 100;

/** Pages that must come well before a larger size is tried again. */
const trial = 20;

/** How many entries are asked for in a page: halved when the server breaks on it, and kept for the next visit. */
export interface Sizer {
  readonly size: number;
  /** Runs `ask` with the size, and with half of it for as long as the server breaks. */
  ask<T>(ask: (size: number, retries: number | undefined) => Promise<T>): Promise<T>;
  /** The server gives less than it was asked for. */
  clip(size: number): void;
}

/** Faults that have nothing to do with the size: the core may try again as often as it does otherwise. */
const passes = new Set(['unreachable', 'not-json']);

const breaks = new Set(['server-error', 'timeout', 'truncated', 'too-large']);

/** Starts with the size that worked last time. */
export function createSizer(start: number): Sizer {
  const state = { size: Math.max(1, Math.min(fullSize, start)), ceiling: fullSize, good: 0 };
  function grow(): void {
    state.good += 1;
    if (state.good < trial || state.size >= state.ceiling) return;
    state.size = Math.min(state.ceiling, state.size * 2);
    state.good = 0;
  }
  return {
    get size() {
      return state.size;
    },
    clip(size) {
      state.size = size;
      state.ceiling = size;
    },
    async ask(ask) {
      for (;;) {
        try {
          const answer = await ask(state.size, state.size > 1 ? 0 : undefined);
          grow();
          return answer;
        } catch (error) {
          if (!(error instanceof PlatformError) || state.size === 1) throw error;
          if (passes.has(error.kind)) return await ask(state.size, undefined);
          if (!breaks.has(error.kind)) throw error;
          state.size = Math.floor(state.size / 2);
          state.good = 0;
        }
      }
    },
  };
}
