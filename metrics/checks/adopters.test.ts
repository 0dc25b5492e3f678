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
import { adopters } from './adopters.ts';

function run(files: Record<string, string>) {
  return adopters.run(makeFacts({ files }));
}

it('passes with a file of either language that says something', () => {
  for (const path of ['ADOPTERS.md', 'docs/采用者名单.md', '.gitee/ADOPTERS.md']) {
    const outcome = run({ [path]: 'Something is said here.\n' });
    expect(outcome).toMatchObject({ status: 'pass', score: 1, nearestMiss: null });
    expect(outcome.evidence).toEqual([{ path, line: null, text: null }]);
  }
});

it('passes with a section of the README and tells its line', () => {
  const outcome = run({ 'README.md': '# X\r\n\r\n## 采用者名单\r\n\r\n- 一条内容\r\n' });
  expect(outcome.status).toBe('pass');
  expect(outcome.evidence).toEqual([{ path: 'README.md', line: 3, text: '采用者名单' }]);
});

it('fails on an empty heading or file, and names it', () => {
  const heading = run({ 'README.md': '# X\n\n## 采用者名单\n\n## 其他\n内容\n' });
  expect(heading).toMatchObject({ status: 'fail', score: 0, nearestMiss: { path: 'README.md' } });
  expect(run({ 'ADOPTERS.md': '# 采用者名单\n\nTODO\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'ADOPTERS.md' },
  });
});

it('fails on a misspelt name, with where it looked', () => {
  const outcome = run({ 'ADOPTRS.md': 'Something is said here.\n' });
  expect(outcome).toMatchObject({ status: 'fail', nearestMiss: { path: 'ADOPTRS.md' } });
  expect(outcome.searched).toHaveLength(8);
});

it('wants three entries from incubating on, and cannot count what is outside', () => {
  const files = { 'ADOPTERS.md': '| Who | Since |\n|---|---|\n| A Bank | 2025 |\n| B Telecom | 2026 |\n' };
  const two = adopters.run(makeFacts({ files, declared: { stage: 'incubating' } }));
  expect(two).toMatchObject({ status: 'partial', score: 0.5 });
  const three = { 'ADOPTERS.md': `${files['ADOPTERS.md']}| C University | 2026 |\n` };
  expect(adopters.run(makeFacts({ files: three, declared: { stage: 'graduated' } })).status).toBe('pass');
  const logos = {
    'README.md': '# X\n## 用户案例\n<img alt="a" src="a.png"/>\n<img alt="b" src="b.png"/> ![c](c.png)\n',
  };
  expect(adopters.run(makeFacts({ files: logos, declared: { stage: 'incubating' } })).message.en).toContain(
    '3 entries',
  );
  const link = { 'README.md': '[Adopters](https://a.org/adopters)' };
  expect(adopters.run(makeFacts({ files: link, declared: { stage: 'incubating' } })).status).toBe('unknown');
  expect(adopters.run(makeFacts({ files: link })).status).toBe('pass');
});
