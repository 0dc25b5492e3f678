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
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

const source = { language: 'C', size: 100, notice: false } as const;

function run(files: Record<string, FileInput>) {
  return thirdPartyNotices.run(makeFacts({ files }));
}

test('without bundled code the question does not arise', () => {
  expect(run({ 'src/a.c': source }).status).toBe('not-applicable');
});

test('a licence text beside the code, a header in it, or a line in the notices file is enough', () => {
  expect(run({ 'third_party/zlib/a.c': source, 'third_party/zlib/LICENSE': 'text' }).status).toBe('pass');
  expect(run({ 'third_party/zlib/a.c': { ...source, notice: true } }).status).toBe('pass');
  expect(run({ 'third_party/zlib/a.c': source, 'THIRD-PARTY-NOTICES.md': '## zlib 1.3\nZlib' }).status).toBe('pass');
  expect(run({ 'third_party/zlib/a.c': source, 'third_party/zlib/README.OpenSource': '[]' }).status).toBe('pass');
});

test('a Go module is one component, whatever the depth of its path', () => {
  const files = { 'vendor/github.com/a/b/c/d.go': source, 'vendor/github.com/a/b/LICENSE': 'text' };
  expect(run(files).status).toBe('pass');
});

test('components without any are counted and named', () => {
  const outcome = run({ 'third_party/x/a.c': source, 'third_party/y/a.c': source, 'third_party/y/COPYING': 'text' });
  expect([outcome.status, outcome.score, outcome.evidence.map((one) => one.path)]).toEqual([
    'partial',
    0.5,
    ['third_party/x'],
  ]);
  expect(run({ 'third_party/x/a.c': source }).status).toBe('fail');
});

test('a notices file that was not read leaves it open', () => {
  expect(run({ 'third_party/x/a.c': source, NOTICE: { text: null } }).status).toBe('unknown');
});
