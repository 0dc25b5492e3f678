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
import { keepOf } from '../git/kept.ts';
import type { TreeEntry } from '../git/tree.ts';
import { keptFiles } from './kept-files.ts';

function keptOf(paths: readonly (readonly [path: string, content: number])[], size = 1, over = 0): string[] {
  const kept: string[] = [];
  let passed = 0;
  const files = keptFiles((entry, keep) => {
    passed++;
    if (keep) kept.push(entry.path);
  });
  for (const [path, content] of paths) {
    const blob = Buffer.alloc(20);
    blob.writeUInt32BE(content);
    files.add({ path, mode: 0o100644, size, blob, language: null, keep: keepOf(path) } satisfies TreeEntry);
  }
  expect(files.end()).toBe(over);
  expect(passed).toBe(paths.length);
  return kept;
}

test('of a folder of changelogs the five newest are kept, by number and not by letter', () => {
  const names = ['README', ...Array.from({ length: 12 }, (_, n) => `CHANGELOG-1.${n}`)].toSorted();
  expect(keptOf(names.map((name, at) => [`CHANGELOG/${name}.md`, at]))).toEqual([
    'CHANGELOG/README.md',
    'CHANGELOG/CHANGELOG-1.11.md',
    'CHANGELOG/CHANGELOG-1.10.md',
    'CHANGELOG/CHANGELOG-1.9.md',
    'CHANGELOG/CHANGELOG-1.8.md',
  ]);
});

test('a thousand different vendored licences are kept, the same text as often as it is there', () => {
  const different = Array.from({ length: 1200 }, (_, n) => [`vendor/m${n}/LICENSE`, n] as const);
  const same = Array.from({ length: 300 }, (_, n) => [`vendor/x${n}/COPYING`, 7] as const);
  const kept = keptOf([...different, ...same]);
  expect(kept).toHaveLength(1300);
  expect(kept).toContain('vendor/m999/LICENSE');
  expect(kept).not.toContain('vendor/m1000/LICENSE');
});

test('what is always kept does not count towards a limit', () => {
  const licences = Array.from({ length: 1000 }, (_, n) => [`vendor/m${n}/LICENSE`, n] as const);
  expect(keptOf([...licences, ['LICENSE', 5000], ['LICENSES/MIT.txt', 5001], ['zz/LICENSE', 5002]])).toHaveLength(1002);
});

test('a head made of texts does not fill the store: what is over the cap is counted', () => {
  const texts = Array.from({ length: 20_100 }, (_, n) => [`LICENSES/${n}`, n] as const);
  expect(keptOf(texts, 1, 100)).toHaveLength(20_000);
  expect(keptOf(texts.slice(0, 1500), 256 * 1024, 476)).toHaveLength(1024);
  expect(keptOf(texts.slice(0, 1500), 10 * 1024 ** 2, 476)).toHaveLength(1024);
});
