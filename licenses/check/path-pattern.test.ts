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
import { threadTime } from '../testing.ts';
import { anyPattern, pathPattern } from './path-pattern.ts';

test.each([
  ['docs/*.md', ['docs/a.md'], ['docs/a/b.md', 'docs/a.mdx', 'x/docs/a.md']],
  ['docs/**', ['docs/a', 'docs/a/b'], ['docs', 'x/docs/a']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/c'], ['ab', 'a/xb']],
  ['**/test/**', ['test/a', 'x/test/a'], ['test', 'tests/a']],
  ['*.lock', ['a.lock', 'x/y/b.lock'], ['a.lock/x', 'lock']],
  ['/*.lock', ['a.lock'], ['x/a.lock']],
  ['vendor', ['vendor', 'vendor/a', 'x/vendor/y/z'], ['vendors', 'xvendor/a']],
  ['vendor/', ['vendor/a', 'x/vendor/y'], ['vendors']],
  ['third_party/foo', ['third_party/foo', 'third_party/foo/a'], ['third_party/foobar', 'x/third_party/foo']],
  ['file?.c', ['file1.c', 'd/filex.c'], ['file.c', 'file/.c', 'file12.c']],
  ['**', ['a', 'a/b'], []],
  ['a+(b)[c].{d}$', ['a+(b)[c].{d}$'], ['aab', 'acd']],
])('%s', (pattern, yes, no) => {
  const matches = pathPattern(pattern);
  expect(yes.filter((path) => !matches(path))).toEqual([]);
  expect(no.filter((path) => matches(path))).toEqual([]);
});

test('B101: no pattern is slow', () => {
  const start = threadTime();
  const path = 'a'.repeat(4000);
  expect(pathPattern(`${'*a'.repeat(300)}b`)(path)).toBe(false);
  expect(pathPattern(`${'**/'.repeat(300)}b`)(path)).toBe(false);
  expect(threadTime() - start).toBeLessThan(2000);
});

test('any of several', () => {
  const matches = anyPattern(['a/', '*.md']);
  expect(['a/b', 'x.md', 'x.c'].map(matches)).toEqual([true, true, false]);
});
