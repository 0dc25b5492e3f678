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

// The table of expressions and lists is that of github/go-spdx (Copyright (c) 2021 GitHub Inc., MIT License),
// spdxexp/satisfies_test.go at 3c1ca930.
import { describe, expect, test } from 'vitest';
import { LicenceError } from './error.ts';
import { type Expression, formatExpression, parseExpression } from './expression.ts';
import { expand } from './expression-expand.ts';
import { satisfies } from './expression-satisfies.ts';
import { randomExpression, seeded } from './expression-testing.ts';
import { versionsMeet } from './expression-versions.ts';
import { processorTime } from './testing.ts';

test.each<[string, readonly string[], boolean]>([
  ['  MIT \t', ['MIT'], true],
  [' eCos-2.0 ', ['ECOS-2.0'], true],
  ['eCos-2.0', ['MIT'], false],
  ['GPL-2.0-or-later WITH Bison-exception-2.2', ['GPL-2.0-or-later WITH Bison-exception-2.2'], true],
  ['GPL-2.0-or-later WITH Bison-exception-2.2', ['MIT'], false],
  ['gpl-2.0-or-later with bison-exception-2.2', ['GPL-2.0-or-later WITH Bison-exception-2.2'], true],
  ['MIT', ['MIT'], true],
  ['miT', ['MIT'], true],
  ['MIT', ['mit'], true],
  ['MIT', ['Apache-2.0'], false],
  ['MIT', ['MIT', 'Apache-2.0'], true],
  ['MIT OR Apache-2.0', ['MIT'], true],
  ['GPL-2.0', ['MIT', 'Apache-2.0'], false],
  ['MIT OR Apache-2.0', ['GPL-2.0'], false],
  ['Apache-2.0 AND MIT', ['MIT', 'APACHE-2.0'], true],
  ['apache-2.0 AND mit', ['MIT', 'APACHE-2.0'], true],
  ['Apache-2.0 AND MIT', ['MIT', 'Apache-2.0'], true],
  ['MIT AND Apache-2.0', ['MIT', 'Apache-2.0'], true],
  ['MIT AND Apache-2.0', ['MIT'], false],
  ['MIT AND Apache-2.0', ['MIT', 'Apache-1.0', 'Apache-2.0'], true],
  ['Apache-1.0+', ['Apache-2.0'], true],
  ['Apache-1.0+', ['Apache-2.0+'], true],
  ['Apache-1.0', ['Apache-2.0+'], false],
  ['Apache-2.0', ['Apache-2.0+'], true],
  ['Apache-1.0', ['Apache-2.0-or-later'], false],
  ['Apache-2.0', ['Apache-2.0-or-later'], true],
  ['Apache-1.0', ['Apache-2.0-only'], false],
  ['Apache-2.0', ['Apache-2.0-only'], true],
  ['MIT', ['ISC', 'MIT'], true],
  ['Zlib', ['ISC', 'MIT', 'Zlib'], true],
  ['GPL-3.0', ['ISC', 'MIT'], false],
  ['GPL-2.0', ['GPL-2.0+'], true],
  ['GPL-2.0', ['GPL-2.0-or-later'], true],
  ['GPL-3.0', ['GPL-2.0+'], true],
  ['GPL-1.0-or-later', ['GPL-2.0-or-later'], true],
  ['GPL-1.0+', ['GPL-2.0+'], true],
  ['GPL-1.0', ['GPL-2.0+'], false],
  ['GPL-2.0-only', ['GPL-2.0-only'], true],
  ['GPL-2.0', ['GPL-2.0-only'], true],
  ['GPL-2.0 AND GPL-2.0-only', ['GPL-2.0-only'], true],
  ['GPL-3.0-only', ['GPL-2.0+'], true],
  ['GPL-2.0', ['GPL-2.0+ WITH Bison-exception-2.2'], false],
  ['GPL-3.0 WITH Bison-exception-2.2', ['GPL-2.0+ WITH Bison-exception-2.2'], true],
  ['(MIT OR GPL-2.0)', ['ISC', 'MIT'], true],
  ['(MIT AND GPL-2.0)', ['MIT', 'GPL-2.0'], true],
  ['MIT AND GPL-2.0 AND ISC', ['MIT', 'GPL-2.0', 'ISC'], true],
  ['MIT AND GPL-2.0 AND ISC', ['ISC', 'GPL-2.0', 'MIT'], true],
  ['(MIT OR GPL-2.0) AND ISC', ['MIT', 'ISC'], true],
  ['MIT AND ISC', ['MIT', 'GPL-2.0', 'ISC'], true],
  ['(MIT OR Apache-2.0) AND (ISC OR GPL-2.0)', ['Apache-2.0', 'ISC'], true],
  ['(MIT AND GPL-2.0)', ['GPL-2.0', 'MIT'], true],
  ['MIT', ['GPL-2.0', 'MIT', 'MIT', 'ISC'], true],
  ['MIT AND ICU', ['MIT', 'GPL-2.0', 'ISC', 'Apache-2.0', 'ICU'], true],
  ['(MIT AND GPL-2.0)', ['ISC', 'GPL-2.0'], false],
  ['MIT AND (GPL-2.0 OR ISC)', ['MIT'], false],
  ['(MIT OR Apache-2.0) AND (ISC OR GPL-2.0)', ['MIT'], false],
  ['LicenseRef-X-BSD-3-Clause-Golang', ['MIT', 'Apache-2.0', 'LicenseRef-X-BSD-3-Clause-Golang'], true],
  ['MIT AND LicenseRef-X-BSD-3-Clause-Golang', ['MIT', 'Apache-2.0', 'LicenseRef-X-BSD-3-Clause-Golang'], true],
  ['MIT AND Apache-2.0', ['MIT', 'Apache-2.0', 'LicenseRef-X-BSD-3-Clause-Golang'], true],
  ['MIT AND LicenseRef-X-BSD-3-Clause-Golang', ['MIT', 'Apache-2.0'], false],
  [
    'DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang',
    ['MIT', 'Apache-2.0', 'DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang'],
    true,
  ],
  [
    'MIT AND DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang',
    ['MIT', 'Apache-2.0', 'DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang'],
    true,
  ],
  ['MIT AND Apache-2.0', ['MIT', 'Apache-2.0', 'DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang'], true],
  ['MIT AND DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang', ['MIT', 'Apache-2.0'], false],
  [
    'MIT AND DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang',
    ['MIT', 'Apache-2.0', 'LicenseRef-X-BSD-3-Clause-Golang'],
    false,
  ],
  [
    'MIT AND LicenseRef-X-BSD-3-Clause-Golang',
    ['MIT', 'Apache-2.0', 'DocumentRef-spdx-tool-1.2:LicenseRef-X-BSD-3-Clause-Golang'],
    false,
  ],
])('%j by %j: %s', (expression, allowed, expected) => {
  expect(satisfies(expression, allowed)).toBe(expected);
});

function refusal(expression: string, allowed: readonly string[]): string {
  try {
    return String(satisfies(expression, allowed));
  } catch (error) {
    if (error instanceof LicenceError) return `${error.kind}@${error.position}`;
    throw error;
  }
}

test.each<[string, readonly string[], string]>([
  [
    'GPL-2.0-or-later WITH NOT-A-REAL-EXCEPTION',
    ['GPL-2.0-or-later WITH NOT-A-REAL-EXCEPTION'],
    'unknown-exception@22',
  ],
  ['NOT-A-REAL-LICENSE WITH Bison-exception-2.2', ['NOT-A-REAL-LICENSE WITH Bison-exception-2.2'], 'unknown-licence@0'],
  ['', ['MIT'], 'empty@0'],
  ['MIT', [], 'bad-list@0'],
  ['NON-EXISTENT-LICENSE', ['MIT', 'Apache-2.0'], 'unknown-licence@0'],
  ['Apache-1.0', ['NON-EXISTENT-LICENSE', 'Apache-2.0'], 'unknown-licence@0'],
  ['Apache-3.0', ['Apache-2.0+'], 'unknown-licence@0'],
  ['Apache-3.0', ['Apache-2.0-or-later'], 'unknown-licence@0'],
  ['Apache-3.0', ['Apache-2.0-only'], 'unknown-licence@0'],
  [
    '(BSD-3-Clause AND OTHER) OR (BSD-3-Clause AND LicenseRef-X-BSD-3-Clause-Golang)',
    ['MIT', 'Apache-2.0', 'LicenseRef-X-BSD-3-Clause-Golang'],
    'unknown-licence@18',
  ],
  ['MIT', ['MIT', 'MIT OR ISC'], 'bad-list@1'],
])('%j by %j is refused: %s', (expression, allowed, expected) => {
  expect(refusal(expression, allowed)).toBe(expected);
});

describe('versions', () => {
  test.each<[string, readonly string[], boolean]>([
    ['GPL-2.0-or-later', ['GPL-3.0-only'], true],
    ['GPL-2.0-or-later', ['LGPL-3.0-only'], false],
    ['LGPL-2.0-or-later', ['LGPL-2.1-only'], true],
    ['GPL-3.0-only', ['GPL-2.0-only'], false],
    ['MIT+', ['MIT'], true],
    ['LPPL-1.0+', ['LPPL-1.3c'], true],
    ['CC-BY-3.0+', ['CC-BY-SA-4.0'], false],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', ['GPL-2.0-or-later'], false],
    ['MIT WITH AdditionRef-X', ['MIT WITH AdditionRef-x'], true],
  ])('%s by %j: %s', (expression, allowed, expected) => {
    expect(satisfies(expression, allowed)).toBe(expected);
  });
});

test.each(['NONE', 'NOASSERTION'])('%s is never met', (expression) => {
  expect(satisfies(expression, ['MIT'])).toBe(false);
});

function byBruteForce(expression: Expression, allowed: readonly string[]): boolean {
  return expand(expression).some((parts) =>
    parts.every((part) => allowed.some((id) => part.exception === null && versionsMeet(id, part.id))),
  );
}

test('agrees with trying every alternative', () => {
  const random = seeded(7);
  const names = ['MIT', 'ISC', 'GPL-2.0-or-later', 'GPL-3.0-only', 'Apache-1.0+', 'Apache-2.0'];
  for (let i = 0; i < 500; i += 1) {
    const expression = randomExpression(random, names, 3);
    const allowed = names.filter(() => random() < 0.4);
    if (allowed.length === 0) continue;
    const text = formatExpression(expression);
    expect([text, satisfies(text, allowed)]).toEqual([text, byBruteForce(parseExpression(text), allowed)]);
  }
});

test('a product of 2^600 alternatives is answered within 100 ms', () => {
  const product = Array.from({ length: 600 }, (_, i) => `(LicenseRef-${i} OR MIT)`).join(' AND ');
  expect(processorTime(() => expect(satisfies(product, ['MIT'])).toBe(true))).toBeLessThan(100);
});
