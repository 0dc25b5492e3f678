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
import { foundPackage } from '../dependency-file.ts';
import { mergeFound } from './merge-found.ts';

test('a scope stays only where it holds in every place, groups only where each place has some', () => {
  const one = foundPackage({
    name: 'a',
    version: '1',
    scopes: ['test', 'optional'],
    groups: ['x'],
    direct: false,
    line: 1,
  });
  const other = foundPackage({
    name: 'a',
    version: '1',
    scopes: ['test'],
    groups: ['y'],
    direct: true,
    line: 2,
    dependsOn: ['b@1'],
  });
  expect(mergeFound([one, other])).toEqual([
    { ...one, scopes: ['test'], groups: ['x', 'y'], direct: true, dependsOn: ['b@1'] },
  ]);
  expect(mergeFound([one, foundPackage({ name: 'a', version: '1' })])[0]).toMatchObject({
    scopes: [],
    groups: [],
    direct: false,
  });
});
