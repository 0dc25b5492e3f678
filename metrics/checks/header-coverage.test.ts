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
import type { Stage } from '#store/facts.ts';
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { headerCoverage } from './header-coverage.ts';

const source = { language: 'TypeScript', size: 100, notice: false } as const;

function files(withHeader: number, without: number): Record<string, FileInput> {
  const tagged = Array.from({ length: withHeader }, (_, n) => [`src/a${n}.ts`, { ...source, spdx: 'MIT' }] as const);
  const bare = Array.from({ length: without }, (_, n) => [`src/b${n}.ts`, source] as const);
  return Object.fromEntries([...tagged, ...bare]);
}

function run(input: Record<string, FileInput>, stage: Stage = 'sandbox') {
  return headerCoverage.run(makeFacts({ files: input, declared: { stage } }));
}

test.each<[number, Stage, string]>([
  [60, 'sandbox', 'pass'],
  [59, 'sandbox', 'partial'],
  [79, 'incubating', 'partial'],
  [80, 'incubating', 'pass'],
  [94, 'graduated', 'partial'],
  [95, 'graduated', 'pass'],
  [60, 'applied', 'pass'],
  [0, 'sandbox', 'fail'],
])('%i of 100 in %s: %s', (count, stage, expected) => {
  expect(run(files(count, 100 - count), stage).status).toBe(expected);
});

test('a partial score is the share of what is needed, and names files without a header', () => {
  const outcome = run(files(3, 7));
  expect([outcome.score, outcome.evidence[0]?.path, outcome.evidence.length]).toEqual([0.5, 'src/b0.ts', 5]);
});

test('a notice counts like a tag', () => {
  expect(run({ 'a.go': { ...source, notice: true } }).status).toBe('pass');
});

test('vendored, generated, test data, formats without comments, symlinks and empty files are left out', () => {
  const left: Record<string, FileInput> = {
    'vendor/x/y.go': source,
    'third_party/z.c': source,
    'api/v1/x.pb.go': source,
    'dist/x.js': source,
    'test/fixtures/x.ts': source,
    'data.json': { ...source, language: 'JSON' },
    'README.md': { ...source, language: 'Markdown' },
    'link.ts': { ...source, mode: 0o120000 },
    'empty.py': { ...source, size: 0 },
    'logo.png': { language: null, binary: true, size: 10 },
  };
  expect(run(left).status).toBe('not-applicable');
  expect(run({ ...left, 'a.ts': { ...source, spdx: 'MIT' } }).status).toBe('pass');
});

test('too few files read is unknown, not a failure', () => {
  const unread = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`u${n}.ts`, { ...source, notice: null }]));
  expect(run({ 'a.ts': source, ...unread }).status).toBe('unknown');
});
