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
import type { LicenceResult } from '#licenses/result.ts';
import { makeFacts } from '../testing/facts.ts';
import { licenseApproved } from './license-approved.ts';

function status(licence: Partial<LicenceResult>) {
  return licenseApproved.run(makeFacts({ licence })).status;
}

test.each([
  ['MIT', 'pass'],
  ['MulanPSL-2.0', 'pass'],
  ['MPL-2.0', 'pass'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'pass'],
  ['LicenseRef-scancode-mulanpubl-2.0', 'pass'],
  ['SSPL-1.0', 'fail'],
  ['CC-BY-NC-4.0', 'fail'],
  ['MIT AND LicenseRef-scancode-commons-clause', 'fail'],
])('%s: %s', (concluded, expected) => {
  expect(status({ concluded, agreement: 'agree' })).toBe(expected);
});

test('where texts and manifest differ, both approved is enough, and one refused leaves it open', () => {
  expect(status({ declared: 'MIT', detected: 'Apache-2.0', agreement: 'conflict' })).toBe('pass');
  expect(status({ declared: 'MIT', detected: 'SSPL-1.0', agreement: 'conflict' })).toBe('unknown');
});

test('no licence fails, one that was not read is unknown', () => {
  expect(status({})).toBe('fail');
  expect(status({ declared: 'NONE', agreement: 'only-declared' })).toBe('fail');
  const facts = makeFacts({ files: { COPYING: { text: null, size: 900_000 } } });
  expect(licenseApproved.run(facts).status).toBe('unknown');
});
