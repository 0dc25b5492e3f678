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
import { differences } from './difference.ts';

it('tells what differs, leaf by leaf', () => {
  const before = JSON.stringify({ state: 'submitted', roles: ['reviewer'], same: 1, gone: { deep: null } });
  const after = JSON.stringify({ state: 'reviewing', roles: ['reviewer', 'committee'], same: 1, empty: [] });
  expect(differences(before, after)).toEqual([
    { path: 'state', before: 'submitted', after: 'reviewing' },
    { path: 'roles.1', before: null, after: 'committee' },
    { path: 'empty', before: null, after: '[]' },
    { path: 'gone.deep', before: 'null', after: null },
  ]);
});

it('takes a text, a number, nothing at all, and JSON that is none', () => {
  expect(differences(null, '3')).toEqual([{ path: '', before: null, after: '3' }]);
  expect(differences('"a"', null)).toEqual([{ path: '', before: 'a', after: null }]);
  expect(differences(null, null)).toEqual([]);
  expect(differences('{', '{}')).toEqual([{ path: '', before: '{', after: '{}' }]);
});

it('shows no more than 500 lines', () => {
  const many = JSON.stringify(Array.from({ length: 2000 }, (_, i) => i));
  expect(differences(null, many)).toHaveLength(500);
});
