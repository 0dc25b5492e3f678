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
import { licenceText } from '../testing.ts';
import { memoryTree } from '../testing-tree.ts';
import { workCopyright } from './work-copyright.ts';

const mit = licenceText('MIT').replace('<year> <copyright holders>', '2019 Bob Example');

test.each([
  [{ LICENSE: mit }, 'Copyright (c) 2019 Bob Example'],
  [{ LICENSE: licenceText('GPL-3.0-only') }, null],
  [
    { LICENSE: licenceText('Apache-2.0'), NOTICE: 'Seata\nCopyright 2019-2026 The Apache Software Foundation.\n' },
    'Copyright 2019-2026 The Apache Software Foundation.',
  ],
  [{ LICENSE: mit, NOTICE: 'Copyright (c) 2019 Bob Example\n' }, 'Copyright (c) 2019 Bob Example'],
  [{ 'src/a.c': '/* Copyright 2020 Ann Example */', 'vendor/x/LICENSE': mit }, null],
  [{ LICENSE: `${'x '.repeat(4096)}\n${mit}` }, null],
  [{}, null],
])('%#', async (files, expected) => {
  expect(await workCopyright(memoryTree(files as Readonly<Record<string, string>>))).toBe(expected);
});
