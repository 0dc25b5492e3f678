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
import { libyears } from './libyears.ts';

it('adds the years between the version in use and the newest one', () => {
  const found = libyears([
    { used: '2020-01-01T00:00:00Z', newest: '2024-01-01T00:00:00Z' },
    { used: '2023-01-01T00:00:00Z', newest: '2024-01-01T06:00:00Z' },
    { used: '2024-05-01', newest: '2024-05-01' },
  ]);
  // Four years with one leap day, and a year of 365 days and a quarter.
  expect(found).toEqual({ total: 5, mean: 5 / 3, median: 1, known: 3, dependencies: 3 });
});

it('gives no minus for a pre-release that is newer than the newest stable version', () => {
  expect(libyears([{ used: '2024-06-01', newest: '2024-01-01' }]).total).toBe(0);
});

it('leaves out what is not known and says how much that is, in any order', () => {
  const list = [
    { used: null, newest: '2024-01-01' },
    { used: '2020-01-01', newest: null },
    { used: 'no date', newest: '2024-01-01' },
    { used: '2020-01-01T00:00:00Z', newest: '2024-01-01T00:00:00Z' },
    { used: '2023-01-01T00:00:00Z', newest: '2023-04-02T07:30:00Z' },
  ];
  const found = libyears(list);
  expect(found).toEqual({ total: 4.25, mean: 2.125, median: 0.25, known: 2, dependencies: 5 });
  expect(libyears(list.toReversed())).toEqual(found);
});

it('is unknown, not zero, where no date is known', () => {
  const nothing = { total: null, mean: null, median: null, known: 0 };
  expect(libyears([{ used: null, newest: null }])).toEqual({ ...nothing, dependencies: 1 });
  expect(libyears([])).toEqual({ ...nothing, dependencies: 0 });
});
