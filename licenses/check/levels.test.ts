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
import { licenceChanged } from '../policies/licence-changed.ts';
import { rawFinding } from '../policy.ts';
import { defaultPolicySettings } from './defaults.ts';
import type { Level } from './finding.ts';
import { findingId } from './finding-id.ts';
import { levelOf } from './levels.ts';

const message = { zh: '试', en: 'try' };

test.each<[Level | null, Level | 'off' | null, Level | 'off']>([
  [null, null, 'error'],
  [null, 'note', 'note'],
  [null, 'off', 'off'],
  ['note', null, 'note'],
  // The policy took it milder than usual: the policy file does not make it worse.
  ['note', 'error', 'note'],
  ['note', 'off', 'off'],
  ['error', 'warning', 'warning'],
])('a finding at %s where the file says %s counts as %s', (own, said, expected) => {
  const settings = { ...defaultPolicySettings(licenceChanged), levels: said === null ? {} : { stricter: said } };
  expect(levelOf(licenceChanged, settings, rawFinding({ rule: 'stricter', subject: 'x', message, level: own }))).toBe(
    expected,
  );
});

test('names of the language are ordinary rules', () => {
  const settings = defaultPolicySettings(licenceChanged);
  expect(levelOf(licenceChanged, settings, rawFinding({ rule: 'constructor', subject: 'x', message }))).toBe('error');
});

test('an id tells policy, rule, subject and place apart, however they are cut', () => {
  const ids = [
    findingId('a', 'b', 'c'),
    findingId('a', 'bc', ''),
    findingId('ab', '', 'c'),
    findingId('a', 'b', 'c', 1),
    findingId('a', 'b', 'c1'),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(findingId('a', 'b', 'c')).toBe(ids[0]);
});
