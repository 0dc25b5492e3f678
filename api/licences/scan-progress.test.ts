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
import { describe, expect, it } from 'vitest';
import { counted } from './counted.ts';
import { scanProgress } from './scan-progress.ts';

/** Lists numbers slowly: every one takes a millisecond. */
function* slow(most: number, seen: number[]): Generator<number> {
  for (let i = 0; i < most; i += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    seen.push(i);
    yield i;
  }
}

describe('the progress of a scan', () => {
  it('knows the total once everything is counted, and leaves time to others meanwhile', async () => {
    const total = counted(slow(20, []), new AbortController().signal);
    expect(total()).toBeNull();
    for (let waits = 0; total() === null && waits < 200; waits += 1) await setTimeout(10);
    expect(total()).toBe(20);
  });

  it('stops counting when the scan is stopped', async () => {
    const [stop, seen] = [new AbortController(), [] as number[]];
    const total = counted(slow(1000, seen), stop.signal);
    stop.abort();
    await setTimeout(60);
    expect(total()).toBeNull();
    expect(seen.length).toBeLessThan(1000);
  });

  it('is a line while the total is unknown, then a bar that never runs over', async () => {
    const lines: (string | null)[] = [];
    let total: number | null = null;
    const terminal = {
      out: () => undefined,
      err: () => undefined,
      status: (line: string | null) => void lines.push(line),
      interactive: true,
      colour: false,
    };
    const progress = scanProgress({ terminal, locale: 'en' }, () => total);
    await setTimeout(120);
    progress.told(5, 'a.c');
    total = 8;
    await setTimeout(120);
    progress.told(5, 'b.c');
    progress.stop();
    expect(lines).toEqual([
      expect.stringMatching(/^5 files read \(5 a second\) a\.c$/u),
      '[████████████████████] 10/10 b.c',
      null,
    ]);
  });
});
