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
import { website } from './website.ts';

function run(homepage: string | null, readme = '') {
  return website.run(makeFacts({ declared: { homepage }, files: { 'README.md': readme } }));
}

it('passes with a declared website', () => {
  expect(run('https://openeuler.org/').status).toBe('pass');
});

it('is half done when it is only the repository', () => {
  expect(run('https://gitee.com/o/r')).toMatchObject({ status: 'partial', score: 0.5 });
});

it.each(['', 'none', 'javascript:alert(1)', 'https://example.com', 'http://localhost:3000'])(
  'fails with %j',
  (homepage) => {
    expect(run(homepage).status).toBe('fail');
  },
);

it('fails with none and points to the link in the README', () => {
  expect(run(null, '# X\n[官网](https://x.org.cn)')).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'README.md' },
    searched: ['registry: homepage', 'README.md'],
  });
  expect(run(null)).toMatchObject({ status: 'fail', nearestMiss: null });
});
