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
import { StoreError } from './error.ts';
import { isStoreTrouble } from './trouble.ts';

const text = { zh: '', en: '' };
const coded = (code: string) => Object.assign(new Error('it broke'), { code });

test.each([
  [new StoreError('busy', text), true],
  [new StoreError('no-space', text), true],
  [new StoreError('refused', text), false],
  [new StoreError('bad-copy', text), false],
  [coded('53100'), true],
  [coded('57P01'), true],
  [coded('08006'), true],
  [coded('CONNECTION_CLOSED'), true],
  [coded('ENOSPC'), true],
  [coded('23505'), false],
  [coded('40P01'), false],
  [new TypeError('x is not a function'), false],
  ['text', false],
])('%s: %s', (error, expected) => {
  expect(isStoreTrouble(error)).toBe(expected);
});
