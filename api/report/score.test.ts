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
import { monthText } from './score.ts';

test('a month that was not over at the crawl is marked in either language', () => {
  const november = { month: '2026-11', running: true };
  expect([monthText(november, 'zh'), monthText(november, 'en')]).toEqual(['2026-11 至今', '2026-11 to date']);
  expect(monthText({ ...november, running: false }, 'zh')).toBe('2026-11');
});
