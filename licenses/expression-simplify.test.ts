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
import { type Expression, formatExpression, parseExpression } from './expression.ts';
import { expand, licencesOf } from './expression-expand.ts';
import { simplify } from './expression-simplify.ts';
import { randomExpression, seeded } from './expression-testing.ts';
import { compareVersions, versionOf } from './expression-versions.ts';
import { processorTime } from './testing.ts';

test.each([
  ['MIT OR MIT', 'MIT'],
  ['MIT OR (MIT AND ISC)', 'MIT'],
  ['MIT AND (MIT OR ISC)', 'MIT'],
  ['(MIT OR ISC) AND (ISC OR MIT)', 'MIT OR ISC'],
  ['(MIT OR ISC) AND (ISC OR MIT OR Zlib) AND X11', '(MIT OR ISC) AND X11'],
  ['MIT AND (ISC OR (ISC AND Zlib))', 'MIT AND ISC'],
  ['(MIT AND ISC) OR (ISC AND MIT AND Zlib) OR X11', 'MIT AND ISC OR X11'],
  [
    'GPL-2.0-only OR GPL-2.0-only WITH Classpath-exception-2.0',
    'GPL-2.0-only OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  ['LicenseRef-A OR LicenseRef-a', 'LicenseRef-A'],
  ['NONE', 'NONE'],
])('%s → %s', (source, expected) => {
  expect(formatExpression(simplify(parseExpression(source)))).toBe(expected);
});

function holds(expression: Expression, granted: ReadonlySet<string>): boolean {
  if (expression.kind === 'licence') return granted.has(expression.id);
  if (expression.kind === 'and') return expression.parts.every((part) => holds(part, granted));
  return expression.kind === 'or' && expression.parts.some((part) => holds(part, granted));
}

test('means the same for every set of granted licences, is no longer, and stays as it is the second time', () => {
  const random = seeded(3);
  const names = ['MIT', 'ISC', 'Zlib', 'X11'];
  const sets = Array.from({ length: 16 }, (_, bits) => new Set(names.filter((_, i) => (bits >> i) % 2 === 1)));
  for (let i = 0; i < 400; i += 1) {
    const expression = randomExpression(random, names, 4);
    const simple = simplify(expression);
    expect(sets.map((granted) => holds(simple, granted))).toEqual(sets.map((granted) => holds(expression, granted)));
    expect(formatExpression(simple).length).toBeLessThanOrEqual(formatExpression(expression).length);
    expect(simplify(simple)).toEqual(simple);
    expect(simplify(parseExpression(formatExpression(simple)))).toEqual(simple);
  }
});

test('2,000 parts take under 300 ms', () => {
  const parts = Array.from({ length: 1300 }, (_, i) => `(LicenseRef-x AND LicenseRef-${i})`).join(' OR ');
  expect(
    processorTime(() => simplify(parseExpression(parts.slice(0, 32_000).replace(/ OR [^)]*$/u, '')))),
  ).toBeLessThan(300);
});

describe('expansion', () => {
  const written = (source: string, most?: number) =>
    expand(parseExpression(source), most).map((parts) => parts.map(formatExpression).sort().join(' & '));

  test.each([
    ['MIT', ['MIT']],
    ['MIT OR Apache-2.0', ['MIT', 'Apache-2.0']],
    ['MIT AND Apache-2.0', ['Apache-2.0 & MIT']],
    ['MIT OR Apache-2.0 AND GPL-2.0-only', ['MIT', 'Apache-2.0 & GPL-2.0-only']],
    [
      '(MIT OR ISC) AND (Apache-2.0 OR GPL-2.0-only)',
      ['Apache-2.0 & MIT', 'GPL-2.0-only & MIT', 'Apache-2.0 & ISC', 'GPL-2.0-only & ISC'],
    ],
    ['(MIT OR ISC) AND (MIT OR ISC)', ['MIT', 'ISC & MIT', 'ISC']],
    ['NOASSERTION', []],
  ])('%s', (source, expected) => {
    expect(written(source).sort()).toEqual(expected.sort());
  });

  test('stops at the cap, before time and memory are spent', () => {
    const product = Array.from({ length: 40 }, (_, i) => `(LicenseRef-a${i} OR LicenseRef-b${i})`).join(' AND ');
    let kind = '';
    const time = processorTime(() => {
      try {
        written(product);
      } catch (error) {
        kind = error instanceof LicenceError ? error.kind : 'another fault';
      }
    });
    expect(kind).toBe('too-many-alternatives');
    expect(time).toBeLessThan(500);
    expect(() => written('MIT OR ISC OR Zlib', 2)).toThrow(LicenceError);
  });
});

test('licences are given once with their exceptions', () => {
  const parts = licencesOf(parseExpression('MIT AND (GPL-2.0+ WITH Bison-exception-2.2 OR MIT) AND GPL-2.0+'));
  expect(parts.map(formatExpression)).toEqual(['MIT', 'GPL-2.0-or-later WITH Bison-exception-2.2', 'GPL-2.0-or-later']);
});

test.each<[string, string, number | null]>([
  ['GPL-3.0-only', 'GPL-2.0-only', 1],
  ['LGPL-2.0-only', 'LGPL-2.1-or-later', -1],
  ['LPPL-1.3c', 'LPPL-1.3a', 1],
  ['GPL-2.0-or-later', 'GPL-2.0-only', 0],
  ['MIT', 'MIT', 0],
  ['MIT', 'ISC', null],
  ['OSL-1.0', 'OPL-1.0', null],
  ['CC-BY-3.0', 'CC-BY-SA-4.0', null],
  ['MulanPSL-1.0', 'MulanPSL-2.0', -1],
])('%s against %s: %s', (a, b, expected) => {
  const order = compareVersions(a, b);
  expect(order === null ? null : Math.sign(order)).toBe(expected);
});

test('a licence without versions has no place among versions', () => {
  expect(versionOf('MIT')).toBeNull();
  expect(versionOf('Apache-2.0+')).toEqual({ family: 'Apache', index: 2 });
});
