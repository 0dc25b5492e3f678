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
import { phaseName, refusedName, refusedWhy, repositoryName, streamName } from './name.ts';

test('known streams and steps have a name in each language, others keep theirs, made visible', () => {
  expect([streamName('tree', 'zh'), streamName('tree', 'en')]).toEqual(['文件清单', 'files']);
  expect([phaseName('lines', 'zh'), phaseName('lines', 'en')]).toEqual(['统计行数', 'counting lines']);
  expect([streamName('issues\u200b', 'zh'), phaseName('later', 'en')]).toEqual(['issues\u2423', 'later']);
});

test('what a crawl did not take, and why, reads in each language', () => {
  expect([refusedName('blobs', 'zh'), refusedWhy('missing-objects', 'zh')]).toEqual(['文件', '来源缺少所需的文件']);
  expect([refusedName('blobs', 'en'), refusedWhy('constructor', 'en')]).toEqual(['files', 'constructor']);
});

test('a repository on the operator’s own machine shows no path', () => {
  expect(repositoryName('local:', 'zh')).toBe('本机代码仓');
  expect(repositoryName('https://example.org/a', 'zh')).toBe('https://example.org/a');
});
