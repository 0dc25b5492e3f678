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
import { requirementsOf } from './rpm-requirements.ts';

test.each([
  ['gcc', ['gcc']],
  ['gcc, make cmake', ['gcc', 'make', 'cmake']],
  ['a >= 1.2 b<2 c = 1:3-4', ['a >= 1.2', 'b < 2', 'c = 1:3-4']],
  ['pkgconfig(zlib) >= 1, perl(A::B)', ['pkgconfig(zlib) >= 1', 'perl(A::B)']],
  ['libx.so.1()(64bit)', ['libx.so.1()(64bit)']],
  ['/usr/bin/python3', ['/usr/bin/python3']],
  ['bundled(golang(x.org/y)) = 1', ['bundled(golang(x.org/y)) = 1']],
  ['(a >= 1 if b) c', ['a >= 1', 'b', 'c']],
  ['((a or b) and pkgconfig(c))', ['a', 'b', 'pkgconfig(c)']],
  ['>= 1', ['1']],
  ['', []],
  ['((((', []],
])('%j', (text, wanted) => {
  const found = requirementsOf(text).map(({ name, operator, version }) =>
    operator === null ? name : `${name} ${operator} ${version}`,
  );
  expect(found).toEqual(wanted);
});
