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
import { LicenceError } from './error.ts';
import { formatExpression, idsOf, normalise, parseExpression, sameExpression } from './expression.ts';
import { isApproved } from './ids.ts';
import { processorTime } from './testing.ts';

function refusal(source: string): string {
  try {
    parseExpression(source);
  } catch (error) {
    if (error instanceof LicenceError) return `${error.kind}@${error.position}`;
    throw error;
  }
  return 'accepted';
}

describe('reading', () => {
  test.each([
    ['mit', 'MIT'],
    ['mit OR\tapache-2.0', 'MIT OR Apache-2.0'],
    ['GPL-2.0', 'GPL-2.0-only'],
    ['gpl-2.0+', 'GPL-2.0-or-later'],
    ['LGPL-2.1-only+', 'LGPL-2.1-or-later'],
    ['Apache-2.0+', 'Apache-2.0+'],
    ['MIT+', 'MIT+'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-2.0+ WITH classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['MIT AND (MIT AND ISC)', 'MIT AND ISC'],
    ['(MIT OR ISC) AND Zlib', '(MIT OR ISC) AND Zlib'],
    ['MIT OR ISC AND Zlib', 'MIT OR ISC AND Zlib'],
    ['LicenseRef-scancode-mulanpubl-2.0', 'LicenseRef-scancode-mulanpubl-2.0'],
    ['DocumentRef-a:LicenseRef-b OR MIT', 'DocumentRef-a:LicenseRef-b OR MIT'],
    ['MIT WITH AdditionRef-x', 'MIT WITH AdditionRef-x'],
    ['NONE', 'NONE'],
    ['NOASSERTION', 'NOASSERTION'],
    ['MulanPSL-2.0', 'MulanPSL-2.0'],
  ])('%s → %s', (source, expected) => {
    expect(normalise(source)).toBe(expected);
  });

  test.each([
    ['', 'empty@0'],
    [' \n', 'empty@0'],
    ['('.repeat(20_000), 'too-long@2048'],
    ['('.repeat(100), 'too-complex@32'],
    [Array.from({ length: 70 }, () => 'MIT').join(' AND '), 'too-complex@512'],
    ['LicenseRef-../../x', 'bad-character@13'],
    ['SEE LICENSE IN ../../../etc/passwd', 'unknown-licence@0'],
    ['UNLICENSED', 'unknown-licence@0'],
    ['MIT OR', 'syntax@4'],
    ['MIT WITH', 'syntax@4'],
    ['MIT ISC', 'syntax@4'],
    ['MIT WITH ISC', 'unknown-exception@9'],
    ['MIT And ISC', 'unknown-licence@4'],
    ['МIT', 'bad-character@0'],
    ['NONE OR MIT', 'unknown-licence@0'],
  ])('refuses %j', (source, expected) => {
    expect(refusal(source)).toBe(expected);
  });
});

test('what was written is read back the same', () => {
  for (const source of [
    '(MIT OR ISC) AND (Zlib OR X11)',
    'MIT OR ISC AND Zlib',
    'GPL-3.0-only WITH GCC-exception-3.1',
  ]) {
    expect(formatExpression(parseExpression(source))).toBe(source);
  }
});

test('ids are given once, in order, without exceptions', () => {
  expect(idsOf(parseExpression('MIT AND (GPL-2.0+ WITH Bison-exception-2.2 OR MIT)'))).toEqual([
    'MIT',
    'GPL-2.0-or-later',
  ]);
});

describe('sameness', () => {
  test('order, nesting and repetition do not matter, operators do', () => {
    expect(sameExpression('MIT OR (ISC OR Zlib)', 'zlib OR mit OR isc OR MIT')).toBe(true);
    expect(sameExpression('MIT OR ISC', 'MIT AND ISC')).toBe(false);
    expect(sameExpression('MIT', 'no expression')).toBe(false);
  });

  test('a product that would have 2^18 terms is compared within 100 ms', () => {
    const product = Array.from({ length: 20 }, () => '(MIT OR Apache-2.0)').join(' AND ');
    expect(sameExpression(product, 'Apache-2.0 OR MIT')).toBe(true);
    expect(processorTime(() => sameExpression(product, 'Apache-2.0 OR MIT'))).toBeLessThan(100);
  });
});

test('approval follows the OSI and the Mulan family', () => {
  expect(
    ['MIT', 'MulanPSL-2.0', 'MulanPSL-1.0', 'LicenseRef-scancode-mulanpubl-2.0', 'GPL-2.0-or-later'].map(isApproved),
  ).toEqual([true, true, true, true, true]);
  expect(['SSPL-1.0', 'BUSL-1.1', 'CC-BY-NC-4.0', 'LicenseRef-x', 'Elastic-2.0'].map(isApproved)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
