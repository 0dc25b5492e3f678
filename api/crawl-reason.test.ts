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
import { crawlerErrorKinds } from '#crawler/error.ts';
import { crawlReason, reasonLine } from './crawl-reason.ts';
import { publicReason } from './views/project.ts';

test('every fault of the crawler has its reason in both languages, a newer one has none', () => {
  const without = Object.keys(crawlerErrorKinds).filter((kind) => crawlReason(kind) === null);
  expect(without).toEqual([]);
  expect(crawlReason('dns')).toEqual({
    zh: '域名解析失败。稍后会自动再试。',
    en: 'The host name could not be resolved. It is tried again later.',
  });
  expect([crawlReason(null), crawlReason('later'), crawlReason('toString')]).toEqual([null, null, null]);
});

test('a terminal tells the reason in the language that is read, the sentence of the crawler with it', () => {
  const report = { reasonKind: 'busy', reason: 'Another process is crawling this repository now.' };
  expect(reasonLine('en', report)).toBe('Another process is crawling this repository now.');
  expect(reasonLine('zh', report)).toBe(
    '另一个进程正在采集它。稍后会自动再试。（Another process is crawling this repository now.）',
  );
  expect(reasonLine('zh', { reasonKind: 'later', reason: 'Later.' })).toBe('Later.');
});

test.each([
  ['/srv/a b/repo: 3 files are not there.', '/srv/a b/repo', '3 files are not there.'],
  ['/var/lib/hub: only 3 MiB are free. Make room.', 'https://example.org/a', '…: only 3 MiB are free. Make room.'],
  ['https://example.org/a/b: DNS says no.', 'https://example.org/a/b', 'https://example.org/a/b: DNS says no.'],
  ['file:///srv/repo: git says no, see refs/heads/main.', '/x', '…: git says no, see refs/heads/main.'],
])('%s tells no path of this machine', (reason, url, told) => {
  expect(publicReason(reason, url)).toBe(told);
});
