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
import { makeFacts } from '../testing/facts.ts';
import { licenceConsistent } from './licence-consistent.ts';

test.each([
  ['agree', 'pass'],
  ['conflict', 'fail'],
  ['only-declared', 'unknown'],
  ['only-detected', 'not-applicable'],
  ['none', 'not-applicable'],
] as const)('%s: %s', (agreement, expected) => {
  expect(licenceConsistent.run(makeFacts({ licence: { agreement } })).status).toBe(expected);
});

test('the words of the manifest are quoted beside what they mean', () => {
  const evidence = { path: 'setup.py', lines: [3, 3] } as const;
  const finding = { expression: 'Apache-2.0', class: 'manifest', score: 1, evidence, statement: 'Apache 2' } as const;
  const outcome = licenceConsistent.run(makeFacts({ licence: { agreement: 'agree', findings: [finding] } }));
  expect(outcome.evidence).toEqual([{ path: 'setup.py', line: 3, text: 'Apache 2 → Apache-2.0' }]);
});
