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

import { expect, it } from 'vitest';
import { isPreRelease, versionTags } from './version-tag.ts';

function tag(name: string) {
  return { name, at: null, annotated: true, signed: false };
}

it('takes names with number, dot, number for versions', () => {
  const names = ['v1.2.3', '1.0', 'openEuler-22.03-LTS', 'REL_15_3', 'api/v0.2.0', 'v1', 'latest', 'build-7', '版本一'];
  expect(versionTags(names.map(tag)).map(({ name }) => name)).toEqual(names.slice(0, 5));
});

it.each([
  ['v1.0.0-rc1', true],
  ['v1.0-alpha.2', true],
  ['2.0b1', true],
  ['v3.0.0-dev', true],
  ['nightly-2026.01.02', true],
  ['v1.0.0', false],
  ['openEuler-22.03-LTS-SP1', false],
  ['arch-1.2', false],
])('tells whether %s is a pre-release', (name, expected) => {
  expect(isPreRelease(tag(name))).toBe(expected);
});
