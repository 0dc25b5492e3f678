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
import { buildAndUserDocs } from './build-and-user-docs.ts';

function run(files: Record<string, string>) {
  return buildAndUserDocs.run(makeFacts({ files }));
}

it('passes with both, wherever they are usual', () => {
  expect(run({ 'README.md': '# X\n## 编译\nmake\n## 使用说明\nx --help\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ line: 2 }, { line: 4 }],
  });
  const manual = { 'docs/a.md': 'a', 'docs/b.md': 'b', 'docs/c.md': 'c' };
  expect(run({ 'CONTRIBUTING.md': '## Build\nmake\n', ...manual })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'CONTRIBUTING.md', line: 1 }, { path: 'docs/a.md' }],
  });
});

it('is half done with one of them', () => {
  expect(run({ 'INSTALL.md': './configure && make' })).toMatchObject({
    status: 'partial',
    score: 0.5,
    message: { en: 'The user or interface document is missing.' },
  });
  expect(run({ 'README.md': '# X\n## API\nGET /\n## Build\n' })).toMatchObject({
    status: 'partial',
    nearestMiss: { path: 'README.md' },
  });
});

it('fails with neither; community documents are no manual', () => {
  expect(run({ 'docs/SECURITY.md': 'x', 'docs/ROADMAP.md': 'x', 'docs/GOVERNANCE.md': 'x' }).status).toBe('fail');
});

it('cannot tell when the README was not read', () => {
  const files = { 'README.md': { text: null, size: 900 } };
  expect(buildAndUserDocs.run(makeFacts({ files }))).toMatchObject({
    status: 'unknown',
    nearestMiss: { path: 'README.md' },
  });
});
