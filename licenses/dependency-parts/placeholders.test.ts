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

import { describe, expect, test } from 'vitest';
import { mavenPlaceholder, msbuildPlaceholder, replacer } from './placeholders.ts';

function filled(values: Readonly<Record<string, string>>, text: string): string | null {
  return replacer(mavenPlaceholder, new Map(Object.entries(values)).get.bind(new Map(Object.entries(values))))(text);
}

describe('values in the place of placeholders', () => {
  test('also inside values', () => {
    expect(filled({ a: '1.${b}', b: '2' }, 'v${a}-${b}')).toBe('v1.2-2');
    expect(replacer(msbuildPlaceholder, () => '1')('$(X).$(Y)')).toBe('1.1');
  });

  test('what nobody says, or what stands for itself, is not known', () => {
    expect(filled({}, '${a}')).toBeNull();
    expect(filled({ a: '${b}', b: '${a}' }, '${a}')).toBeNull();
    expect(filled({ a: '${a}' }, 'x${a}')).toBeNull();
  });

  test('names of the language itself are ordinary names', () => {
    expect(filled({ constructor: '1' }, '${constructor}')).toBe('1');
    expect(filled({}, '${__proto__}')).toBeNull();
  });

  test('values that double at each step end in a moment', () => {
    const values = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`p${i}`, `\${p${i + 1}}\${p${i + 1}}`]),
    );
    expect(filled({ ...values, p10000: 'x' }, '${p0}')).toBeNull();
    expect(filled({ ...values, p10000: 'x' }, '${p9990}')).toBe('x'.repeat(1024));
    expect(filled({ ...values, p10000: 'x' }, '${p9980}')).toBeNull();
  });

  test('a text of a megabyte is not filled in', () => {
    expect(filled({}, 'x'.repeat(1_000_000))).toBeNull();
  });
});
