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

import { expect, test } from 'vitest';
import { daysLeft } from './days-left.ts';

test.each([
  ['2026-11-29T08:00:00Z', 7],
  ['2026-11-23T07:59:59Z', 1],
  ['2026-11-23T08:00:00Z', 1],
  ['2026-11-22T08:00:00Z', 0],
  ['2026-11-01T00:00:00Z', 0],
])('until %s there are %d days left', (until, days) => {
  expect(daysLeft(until, Date.parse('2026-11-22T08:00:00Z'))).toBe(days);
});
