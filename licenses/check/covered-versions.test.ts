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
import { coversVersion, isVersionRange } from './covered-versions.ts';

test.each([
  ['npm', '>=1.2 <2', '1.10.0', true],
  ['npm', '>=1.2, <2', '2.0.0', false],
  ['npm', '>= 1.2 < 2', '1.2.0', true],
  ['npm', '>=1.2 <2', '2.0.0-rc.1', true],
  ['npm', '1.4.0', '1.4.0', true],
  ['npm', '1.4.0 || >=2', '2.1.0', true],
  ['npm', '1.4.0 || >=2', '1.5.0', false],
  ['npm', '!=1.4.0', '1.4.0', false],
  ['npm', '*', null, true],
  ['npm', '>=1', null, null],
  ['npm', '^1.2', '1.2.0', null],
  ['npm', '>=1', 'main', null],
  ['pypi', '<1.0', '1.0rc1', true],
  ['maven', '>=1.0', '1.0-SNAPSHOT', false],
  ['no-such-ecosystem', '0123abc', '0123abc', true],
  ['no-such-ecosystem', '>=0123abc', '0123abd', null],
])('%s %s holds %s: %s', (ecosystem, range, version, covered) => {
  expect(coversVersion(ecosystem, range, version)).toBe(covered);
});

test('what is no range is known as none', () => {
  expect(['>=1.2 <2', '1.4.0', '*', '1.0~rc1', '>=v1.2.3 || <1'].filter((range) => !isVersionRange(range))).toEqual([]);
  expect(['^1.2', '~> 1.2', '', '>=', '1 ||', '[1,2)', '=>1', '>= ', '>=1 ||| <3'].filter(isVersionRange)).toEqual([]);
});
