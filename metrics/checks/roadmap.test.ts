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
import { makeFacts } from '../testing/facts.ts';
import { roadmap } from './roadmap.ts';

function run(files: Record<string, string>) {
  return roadmap.run(makeFacts({ files }));
}

it('passes with a file of either language that says something', () => {
  for (const path of ['ROADMAP.md', 'docs/路线图.md', '.gitee/ROADMAP.md']) {
    const outcome = run({ [path]: 'Something is said here.\n' });
    expect(outcome).toMatchObject({ status: 'pass', score: 1, nearestMiss: null });
    expect(outcome.evidence).toEqual([{ path, line: null, text: null }]);
  }
});

it('passes with a section of the README and tells its line', () => {
  const outcome = run({ 'README.md': '# X\r\n\r\n## 路线图\r\n\r\n- 一条内容\r\n' });
  expect(outcome.status).toBe('pass');
  expect(outcome.evidence).toEqual([{ path: 'README.md', line: 3, text: '路线图' }]);
});

it('fails on an empty heading or file, and names it', () => {
  const heading = run({ 'README.md': '# X\n\n## 路线图\n\n## 其他\n内容\n' });
  expect(heading).toMatchObject({ status: 'fail', score: 0, nearestMiss: { path: 'README.md' } });
  expect(run({ 'ROADMAP.md': '# 路线图\n\nTODO\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'ROADMAP.md' },
  });
});

it('fails on a misspelt name, with where it looked', () => {
  const outcome = run({ 'RODMAP.md': 'Something is said here.\n' });
  expect(outcome).toMatchObject({ status: 'fail', nearestMiss: { path: 'RODMAP.md' } });
  expect(outcome.searched).toHaveLength(8);
});
