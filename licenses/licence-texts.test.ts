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
import { licenceTexts, readLicences } from './licence-texts.ts';
import { licenceText, processorTime } from './testing.ts';

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
    expect(readLicences(text).expression).toBe(expected);
  });
});

test('the line is that of the sentence', () => {
  expect(readLicences('\n\nThis is licensed under the MIT License.\n').notices).toEqual([
    { expression: 'MIT', statement: 'is licensed under the MIT License', line: 3 },
  ]);
});

test.each([['The licensed user may work under the desk.'], ['Distributed under BSD.']])(
  '%j names no licence',
  (text) => {
    expect(readLicences(text).expression).toBeNull();
  },
);

test.each([
  ['under the terms of '.repeat(20_000)],
  ['licensed under '.repeat(20_000)],
  ['采用'.repeat(200_000)],
  ['gnu public license '.repeat(20_000)],
  ['#'.repeat(1_000_000)],
  ['\n * '.repeat(200_000)],
])('a flood takes under four seconds', (text) => {
  expect(processorTime(() => readLicences(text))).toBeLessThan(4000);
});

function classes(text: string): string[] {
  return licenceTexts(text).map((match) => `${match.id} ${match.class}`);
}

const mit = licenceText('MIT');

describe('texts', () => {
  test('a clause that is put in makes it altered', () => {
    const clause =
      ' You must not use the Work for commercial purposes without the written permission of the Licensor and shall pay a fee.\n\n';
    expect(classes(licenceText('Apache-2.0').replace('4. Redistribution.', `${clause}4. Redistribution.`))).toEqual([
      'Apache-2.0 altered',
    ]);
  });

  test('a lost disclaimer makes it altered', () => {
    const [best] = licenceTexts(licenceText('BSD-3-Clause').replace(/IN NO EVENT[\s\S]*$/u, ''));
    expect([best?.id, best?.class]).toEqual(['BSD-3-Clause', 'altered']);
  });

  test('NULs mean binary, UTF-16 read as bytes is read', () => {
    expect(classes(`${mit.slice(0, 100)}\0${mit.slice(100)}`)).toEqual([]);
    expect(classes(mit.replace(/./gsu, '$&\0'))).toEqual(['MIT exact']);
  });
});
