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

import type { Stamp } from './model.ts';

/** Time in a world. */
export interface Clock {
  now(): Stamp;
  tick(milliseconds: number): void;
}

/** A clock that stands still at 2026-06-01 until it is ticked, or goes with the machine's, plus ticks. Whole seconds. */
export function createClock(kind: 'still' | 'live'): Clock {
  let offset = kind === 'still' ? Date.UTC(2026, 5, 1) : 0;
  return {
    now: () => Math.floor((offset + (kind === 'still' ? 0 : Date.now())) / 1000) * 1000,
    tick: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
