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
import { openssfBadge } from './openssf-badge.ts';

function run(readme: string) {
  return openssfBadge.run(makeFacts({ files: { 'README.md': readme } }));
}

it.each([
  'https://www.bestpractices.dev/projects/4106',
  'https://www.bestpractices.dev/zh-CN/projects/4106/badge',
  'https://bestpractices.coreinfrastructure.org/projects/4106',
])('passes with %s', (url) => {
  expect(run(`# X\n\n[![b](${url})](${url})\n`)).toMatchObject({ status: 'pass', evidence: [{ line: 3, text: url }] });
});

it.each(['https://www.bestpractices.dev', 'https://www.bestpractices.dev/projects/{id}'])('fails with %s', (url) => {
  expect(run(`[b](${url})`)).toMatchObject({ status: 'fail', nearestMiss: { path: 'README.md' } });
});

it('fails with a badge in a comment', () => {
  expect(run('<!-- https://www.bestpractices.dev/projects/1 -->')).toMatchObject({ status: 'fail', nearestMiss: null });
});
