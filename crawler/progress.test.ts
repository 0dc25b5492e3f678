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

import { expect, test, vi } from 'vitest';
import type { CrawlProgress } from './event.ts';
import { throttled } from './progress.ts';

test('at most one event in 100 ms, and always the last of each phase', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const seen: CrawlProgress[] = [];
    const { report, end } = throttled('7', (progress) => seen.push(progress));
    vi.advanceTimersByTime(1000);
    for (let done = 0; done <= 500; done++) {
      report('fetch', done, 500);
      vi.advanceTimersByTime(1);
    }
    report('commits', 1, null);
    report('commits', 2, null);
    end();
    expect(seen.map(({ phase, done, total }) => [phase, done, total])).toEqual([
      ['fetch', 0, 500],
      ['fetch', 100, 500],
      ['fetch', 200, 500],
      ['fetch', 300, 500],
      ['fetch', 400, 500],
      ['fetch', 500, 500],
      ['commits', 2, null],
    ]);
    expect(seen[0]?.repositoryId).toBe('7');
  } finally {
    vi.useRealTimers();
  }
});
