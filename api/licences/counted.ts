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

import { setTimeout } from 'node:timers/promises';

/** Counting may take this share of the time at most, so that what is counted is read meanwhile. */
const [work, rest] = [4, 12];

/** How many there are of something that is listed anew for this, little by little; null until all are counted. */
export function counted(entries: Iterable<unknown>, signal: AbortSignal): () => number | null {
  let total: number | null = null;
  async function count(): Promise<void> {
    let [files, until] = [0, performance.now() + work];
    for (const _ of entries) {
      files += 1;
      if (performance.now() < until) continue;
      await setTimeout(rest);
      if (signal.aborted) return;
      until = performance.now() + work;
    }
    total = files;
  }
  void count();
  return () => total;
}
