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

import { describe, expect, test } from 'vitest';
import { processorTime } from '../testing.ts';
import { noticesIn } from './notice.ts';

const gnu = (name: string, words: string) =>
  `/*\n * This program is free software; you can redistribute it and/or modify\n * it under the terms of the ${name} as published by\n * the Free Software Foundation; ${words}.\n */\n`;
const later = 'either version 2 of the License, or\n * (at your option) any later version';

describe('official headers', () => {
  test.each([
    [gnu('GNU General Public License', later), 'GPL-2.0-or-later'],
    [gnu('GNU General Public License', 'version 2\n * of the License'), 'GPL-2.0-only'],
    [gnu('GNU Library General Public License', later), 'LGPL-2.0-or-later'],
    [gnu('GNU Lesser General Public\n * License', later.replace('2', '2.1')), 'LGPL-2.1-or-later'],
    [gnu('GNU Affero General Public License', later.replace('2', '3')), 'AGPL-3.0-or-later'],
    [
      '// Licensed under the Apache License, Version 2.0 (the "License");\n// you may not use this file except in compliance',
      'Apache-2.0',
    ],
    ['# X is licensed under Mulan PSL v2.\n# You can use this software according to the terms', 'MulanPSL-2.0'],
    ['// Use of this source is licensed under the Mozilla Public License, Version 1.1.', 'MPL-1.1'],
    ['本项目采用木兰宽松许可证，第2版。', 'MulanPSL-2.0'],
    ['本项目基于 Apache-2.0 协议开源', 'Apache-2.0'],
  ])('%j', (text, expected) => {
    expect(noticesIn(text).map((notice) => notice.expression)).toEqual([expected]);
  });
});

test('the line is that of the sentence', () => {
  expect(noticesIn('\n\nThis is licensed under the MIT License.\n')).toEqual([
    { expression: 'MIT', statement: 'MIT License', line: 3 },
  ]);
});

test.each([
  ['The licensed user may work under the desk.'],
  ['Distributed under BSD.'],
  ['We compare the MIT License and the GPL.'],
])('%j names no licence', (text) => {
  expect(noticesIn(text)).toEqual([]);
});

test.each([
  ['under the terms of '.repeat(20_000)],
  ['licensed under '.repeat(20_000)],
  ['采用'.repeat(200_000)],
  ['gnu public license '.repeat(20_000)],
  ['#'.repeat(1_000_000)],
  ['\n * '.repeat(200_000)],
])('a flood takes under a second', (text) => {
  expect(processorTime(() => noticesIn(text))).toBeLessThan(1000);
});
