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
import { visible, webLink } from './link.ts';

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ssh://git@host/x',
  '//evil.example/',
  '/local',
  'https://user:secret@host/',
  'https://user@host/',
  'https://host/\u202Egro.live',
  'java\nscript:alert(1)',
  '',
])('%j is shown but never linked', (address) => {
  expect(webLink(address)).toBeNull();
});

test('web addresses are linked in their normal form', () => {
  expect(webLink('https://例子.example/路径?a=1#b')).toBe('https://xn--fsqu00a.example/%E8%B7%AF%E5%BE%84?a=1#b');
  expect(webLink('http://host')).toBe('http://host/');
  expect(webLink(null)).toBeNull();
});

test('characters that deceive are made visible, and honest ones are left', () => {
  expect(visible('evil\u202Egro.live')).toBe('evil\u2423gro.live');
  expect(visible('admin\u200b\u0007')).toBe('admin\u2423\u2423');
  expect(visible('two\r\nlines\tand tab')).toBe('two lines and tab');
  expect(visible('👩‍👩‍👧 é 张三')).toBe('👩‍👩‍👧 é 张三');
  expect(visible(`z${'\u0301'.repeat(300)}`)).toBe(`z${'\u0301'.repeat(4)}`);
});
