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
import { threadTime } from '../testing.ts';
import { checksumsOf } from './checksums.ts';

const bytes = (length: number) => Buffer.alloc(length, 0x5a);
const hex = (length: number) => bytes(length).toString('hex');
const base64 = (length: number) => bytes(length).toString('base64');

test.each([
  [`sha512-${base64(64)}`, [['SHA-512', 64]]],
  [`sha512-${base64(64)}?signed`, [['SHA-512', 64]]],
  [
    `sha1-${base64(20)} sha256-${base64(32)}`,
    [
      ['SHA-1', 20],
      ['SHA-256', 32],
    ],
  ],
  [`sha256:${hex(32)},sha256:${hex(32).toUpperCase()}`, [['SHA-256', 32]]],
  [`md5=${hex(16)}`, [['MD5', 16]]],
  [hex(48), [['SHA-384', 48]]],
  [`sha512-${base64(32)}`, []],
  [`h1:${base64(32)}`, []],
  [`10c0/${hex(64)}`, []],
  ['sha512-???', []],
  ['../../etc/passwd', []],
  ['', []],
])('%s', (integrity, expected) => {
  expect(checksumsOf(integrity)).toEqual(
    (expected as [string, number][]).map(([algorithm, length]) => ({ algorithm, hex: hex(length) })),
  );
});

test('nothing has no checksum, and a megabyte takes no time', () => {
  expect(checksumsOf(null)).toEqual([]);
  const start = threadTime();
  for (const part of ['a', '=', ' ', 'sha1-', '/']) checksumsOf(part.repeat(1e6));
  expect(threadTime() - start).toBeLessThan(200);
});
