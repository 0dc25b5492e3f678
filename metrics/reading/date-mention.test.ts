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

import { describe, expect, it } from 'vitest';
import { hostileTexts, leastTime } from '../testing/hostile.ts';
import { endsIn, findDates } from './date-mention.ts';
import { readOutline } from './heading.ts';

describe('endsIn', () => {
  it.each([
    ['2026-05-01', '2026-05-02'],
    ['2026-05', '2026-06-01'],
    ['2026年5月', '2026-06-01'],
    ['2026年5月3日', '2026-05-04'],
    ['2026 年第三季度', '2026-10-01'],
    ['2026年4季度', '2027-01-01'],
    ['Q3 2026', '2026-10-01'],
    ['2026 Q1', '2026-04-01'],
    ['2026H1', '2026-07-01'],
    ['2026年下半年', '2027-01-01'],
    ['May 5, 2026', '2026-06-01'],
    ['in 2026', '2027-01-01'],
    ['2026-13', '2027-01-01'],
  ])('%s ends before %s', (text, end) => {
    expect(endsIn(text).map((date) => date.toISOString().slice(0, 10))).toEqual([end]);
  });
  it.each(['#2026', 'v1.2026', '12026', 'user@2026', '1999'])('%s is no date', (text) => {
    expect(endsIn(text)).toEqual([]);
  });
});

describe('findDates', () => {
  it('leaves addresses, code and copyright lines out', () => {
    const text = 'https://a.org/2026/05\nCopyright 2026 X\n```\n2026-01\n```\nDone in 2025 Q2\n';
    expect(findDates(readOutline('a.md', text)).map(({ evidence }) => evidence.line)).toEqual([6]);
  });
  it.each(hostileTexts)('reads %s a million characters long in linear time', (_, text) => {
    const outline = readOutline('a.md', text);
    const time = leastTime(() => {
      findDates(outline);
    });
    expect(time).toBeLessThan(200);
  });
});
