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

import { expect, it } from 'vitest';
import type { HistoryFacts } from '../check.ts';
import { makeFacts } from '../testing/facts.ts';
import { maintained } from './maintained.ts';

function run(history: Partial<HistoryFacts>) {
  return maintained.run(makeFacts({ history }));
}

it('passes with a commit a week, as Scorecard counts weeks', () => {
  expect(run({ commits90: 12 })).toMatchObject({
    status: 'pass',
    score: 1,
    message: {
      zh: '90 天内有 12 次提交，最近一次是 2026-06-29。',
      en: '12 commits in 90 days, the last on 2026-06-29.',
    },
  });
});

it('gives a share for fewer, and nothing for none', () => {
  expect(run({ commits90: 3 })).toMatchObject({ status: 'partial', score: 0.25 });
  expect(run({ commits90: 11 }).score).toBeCloseTo(11 / 12);
  expect(run({ commits90: 0 })).toMatchObject({ status: 'fail', score: 0 });
});

it('cannot tell of a young project, however busy, nor without dates', () => {
  const young = new Date('2026-04-02T00:00:00Z');
  expect(run({ firstCommitAt: young, commits90: 500 })).toMatchObject({ status: 'unknown', score: null });
  expect(run({ firstCommitAt: new Date('2026-04-01T00:00:00Z'), commits90: 500 }).status).toBe('pass');
  expect(run({ firstCommitAt: null, lastCommitAt: null, commits: 0, commits90: 0 }).status).toBe('unknown');
});
