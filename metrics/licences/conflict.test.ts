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
import { conflictsAmong, judgeCopied } from './conflict.ts';

test.each([
  ['MIT', 'Apache-2.0', 'compatible'],
  ['GPL-2.0-only', 'MulanPSL-2.0', 'conflict'],
  ['MulanPSL-2.0', 'MulanPSL-2.0', 'compatible'],
  ['MIT OR GPL-3.0-only', 'MIT', 'compatible'],
  ['MIT AND GPL-3.0-only', 'MIT', 'conflict'],
  ['LicenseRef-nobody-knows', 'MIT', 'unknown'],
  ['((not an expression', 'MIT', 'unknown'],
  ['MIT', 'NONE', 'unknown'],
])('%s copied into %s: %s', (inbound, outbound, verdict) => {
  const judged = judgeCopied(inbound, outbound);
  expect(judged.verdict).toBe(verdict);
  expect([judged.reason.zh, judged.reason.en]).not.toContain('');
});

test('what goes with the project is left out, the worst comes first, then what most files have', () => {
  const expressions = [
    { expression: 'MIT', files: 90 },
    { expression: 'LicenseRef-nobody-knows', files: 9 },
    { expression: 'GPL-2.0-only', files: 2 },
    { expression: 'AGPL-3.0-only', files: 5 },
  ];
  expect(conflictsAmong(expressions, 'Apache-2.0').map(({ expression }) => expression)).toEqual([
    'AGPL-3.0-only',
    'GPL-2.0-only',
    'LicenseRef-nobody-knows',
  ]);
});
