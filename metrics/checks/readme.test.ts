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

import { expect, it } from 'vitest';
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { readme } from './readme.ts';

function run(files: Record<string, FileInput>) {
  return readme.run(makeFacts({ files }));
}

it.each([
  'README.md',
  'readme.rst',
  'README_zh.md',
  'README.zh-CN.md',
  '.github/README.md',
  '.gitee/README.md',
  '自述文件.md',
])('passes with %s', (path) => {
  const outcome = run({ [path]: 'X\n=====\nWhat it is.\n' });
  expect(outcome.status).toBe('pass');
  expect(outcome.evidence).toEqual([{ path, line: null, text: null }]);
});

it('passes with one too large to be kept', () => {
  expect(run({ 'README.md': { text: null, size: 400_000 } }).status).toBe('pass');
});

it('fails on an empty one and on none', () => {
  expect(run({ 'README.md': '# X\n\n<!-- later -->\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'README.md' },
  });
  expect(run({ 'src/README.md': 'x' })).toMatchObject({ status: 'fail', nearestMiss: null });
});

it('cannot tell of a symlink', () => {
  expect(run({ 'README.md': { mode: 0o120000, size: 14 } }).status).toBe('unknown');
});
