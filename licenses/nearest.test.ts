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
import { nearest } from './nearest.ts';

const known = ['show', 'rank', 'publish', 'crawl', 'doctor'];

test.each([
  ['shw', 'show'],
  ['RANK', 'rank'],
  ['pub', 'publish'],
  ['crwal', 'crawl'],
  ['zzz', null],
  ['x', null],
  ['', null],
])('%s', (written, expected) => {
  expect(nearest(written, known)).toBe(expected);
});

test('a very long word is not compared', () => {
  expect(nearest('x'.repeat(100_000), known)).toBeNull();
});
