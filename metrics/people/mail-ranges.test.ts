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
import { monthIndex } from '../figures/month-index.ts';
import { mailRanges } from './mail-ranges.ts';

const month = (text: `${number}-${number}`, organisation: string, commits = 1) => ({
  month: monthIndex(text),
  organisation,
  commits,
});

describe('mailRanges', () => {
  it('an address speaks for the months up to the next, at most twelve after its last', () => {
    const ranges = mailRanges([
      month('2020-01', 'a'),
      month('2020-06', 'a'),
      month('2020-09', 'b'),
      month('2023-02', 'b'),
    ]);
    expect(ranges.map(({ organisation, from, to }) => [organisation, from, to])).toEqual([
      ['a', '2020-01-01', '2020-09-01'],
      ['b', '2020-09-01', '2021-10-01'],
      ['b', '2023-02-01', '2024-03-01'],
    ]);
  });

  it('of several in a month the one of most commits, of equals the first by id; repositories add up', () => {
    const ranges = mailRanges([
      month('2020-01', 'b', 2),
      month('2020-01', 'a', 1),
      month('2020-01', 'a', 2),
      month('2020-02', 'c', 3),
      month('2020-02', 'b', 3),
    ]);
    expect(ranges.map(({ organisation, from }) => `${organisation} ${from}`)).toEqual(['a 2020-01-01', 'b 2020-02-01']);
  });

  it('nothing told is nothing', () => {
    expect(mailRanges([])).toEqual([]);
  });
});
