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
import { threadTime } from './testing.ts';
import type { VersionOrder } from './version-order.ts';
import { versionOrders } from './version-order-registry.ts';
import { inRange } from './version-range.ts';

function order(id: string): VersionOrder {
  const found = versionOrders.get(id);
  if (found === undefined) throw new Error(`No order ${id}.`);
  return found;
}

test.each([
  ['semver', '1.5.0', '>=1.2,<2', true],
  ['semver', '2.0.0-rc.1', '>=1.2,<2', true],
  ['semver', '2.0.0', '>=1.2,<2', false],
  ['semver', '3.1.0', '>=1.2,<2 || >= 3', true],
  ['semver', '2.5.0', '>=1.2,<2||>=3', false],
  ['semver', '1.2.0', '1.2', true],
  ['semver', '1.2.1', '=1.2', false],
  ['semver', '1.2.1', '!=1.2', true],
  ['semver', '1.2.1', '==1.2.1', true],
  ['semver', '1.2.1', '*', true],
  ['pypi', '1.0rc1', '<1.0', true],
  ['debian', '1:1.0-1', '>9', true],
  ['semver', 'main', 'main', true],
  ['semver', 'main', '<1', null],
  ['semver', '1.0.0', '<main', null],
  ['semver', '1.0.0', '<main || 1.0.0', true],
  ['semver', '1.0.0', '<main,>2', false],
  ['semver', '1.0.0', '', null],
  ['semver', '1.0.0', '>=1,', null],
  ['semver', '1.0.0', '~>1', null],
  ['semver', '1.0.0', '<>1', null],
  ['semver', '1.0.0', '>= 1 < 2', null],
])('%s: %s in %s is %s', (id, version, range, expected) => {
  expect(inRange(order(id), version, range)).toBe(expected);
});

test('a megabyte of range is answered at once', () => {
  const start = threadTime();
  for (const part of ['>', '>1,', '>1||', ' ', '1'])
    expect(inRange(order('semver'), '0', part.repeat(1e6 / part.length))).toBeNull();
  expect(threadTime() - start).toBeLessThan(200);
});
