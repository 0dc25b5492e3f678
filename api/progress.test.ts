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

import { describe, expect, test, vi } from 'vitest';
import type { CrawlReport } from '#crawler/event.ts';
import { createProgress } from './progress.ts';
import { createTerminal } from './terminal.ts';

const report: CrawlReport = {
  repositoryId: '1',
  outcome: 'failed',
  reasonKind: 'gone',
  reason: 'it is gone\u001B[2J',
  transient: false,
  commitsNew: 0,
  commitsRewritten: 0,
  completeness: {},
  milliseconds: 1234,
};

function shown(isTTY: boolean, noColor = true) {
  const written: string[] = [];
  const stream = { isTTY, columns: 100, write: (text: string) => written.push(text) };
  return { view: createProgress(createTerminal(stream, stream, noColor), 'en'), written };
}

describe('progress', () => {
  test('is a bar on a terminal, with totals over repositories and what runs', () => {
    const { view, written } = shown(true);
    view.total(4);
    view.finished('a', { ...report, outcome: 'complete', reason: null, commitsNew: 7 });
    view.progressed('b', { repositoryId: '2', phase: 'lines', done: 50, total: 200 });
    const plain = written.join('').replaceAll('\r\u001B[K', '\n');
    expect(plain).toContain('[░░░░░░░░░░░░░░░░░░░░] 0/4');
    expect(plain).toContain('a  complete  7 new commits  1.2 s');
    expect(plain).toContain('[█████░░░░░░░░░░░░░░░] 1/4');
  });

  test('is a line a repository elsewhere, cleaned and without colours', () => {
    const { view, written } = shown(false, false);
    view.total(1);
    view.progressed('a', { repositoryId: '1', phase: 'fetch', done: 1, total: null });
    view.finished('a\u202Eb', report);
    view.stop();
    expect(written).toEqual(['ab  failed  0 new commits  1.2 s · it is gone\n']);
  });

  test('tells on a terminal what the platform costs, and when a limit ends', () => {
    const { view, written } = shown(true);
    view.total(1);
    view.progressed('a', {
      repositoryId: '2',
      phase: 'platform',
      done: 120,
      total: 1000,
      platform: {
        feed: 'changes',
        streams: ['changes', 'reviews', 'comments'],
        mode: 'full',
        requests: 12,
        budget: [
          { host: 'h', credential: null, resource: 'core', limit: 60, remaining: 7, resetAt: null, blockedUntil: null },
        ],
        waitingUntil: new Date(2026, 0, 1, 13, 5, 6),
      },
    });
    view.finished('b', report);
    expect(written.join('')).toContain('a changes+reviews 120/1000 (waits, limit ends 13:05:06, 12 reque');
  });

  test('elsewhere says every fifteen seconds what takes long', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const { view, written } = shown(false);
      view.total(1);
      const at = (done: number) => view.progressed('a', { repositoryId: '1', phase: 'lines', done, total: 200 });
      for (let second = 0; second <= 40; second += 1) {
        at(second);
        vi.advanceTimersByTime(1000);
      }
      expect(written).toEqual(['a lines 7%\n', 'a lines 15%\n']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('has colours on a terminal unless NO_COLOR says otherwise', () => {
    for (const [noColor, expected] of [
      [false, true],
      [true, false],
    ] as const) {
      const { view, written } = shown(true, noColor);
      view.finished('a', report);
      expect(written.join('').includes('\u001B[31mfailed\u001B[0m')).toBe(expected);
    }
  });
});
