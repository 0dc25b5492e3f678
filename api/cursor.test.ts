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

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

const secret = randomBytes(32);
const position = { question: '[["sort","name"]]', value: '名称', slug: 'alpha' };

test('what was written is read back', () => {
  for (const value of ['名称', 0, -1.5, null]) {
    const text = writeCursor(secret, { ...position, value });
    expect(readCursor(secret, text, position.question)).toEqual({ ...position, value });
  }
});

test('anything else is refused: junk, forgeries, cursors of other questions and other servers', () => {
  const good = writeCursor(secret, position);
  const [body = '', signature = ''] = good.split('.');
  const forged = Buffer.from(JSON.stringify(['', null, 'zz'])).toString('base64url');
  const bad = [
    '',
    '.',
    'x',
    '...',
    body,
    `${body}.`,
    `.${signature}`,
    `${forged}.${signature}`,
    `${good}.x`,
    `${body}x.${signature}`,
  ];
  for (const text of bad) expect(() => readCursor(secret, text, position.question)).toThrow('first page');
  expect(() => readCursor(randomBytes(32), good, position.question)).toThrow('not given by this server');
  expect(() => readCursor(secret, good, '[]')).toThrow('other filters');
});
