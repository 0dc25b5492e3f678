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
import { lifecycleStatement } from './lifecycle-statement.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return lifecycleStatement.run(makeFacts({ files }));
}

it('passes with a file of either language', () => {
  for (const path of [
    'LIFECYCLE.md',
    'docs/support-policy.md',
    'SUPPORTED_VERSIONS.md',
    'docs/版本生命周期.md',
    '.gitee/生命周期.md',
  ]) {
    expect(run({ [path]: '1.x 支持到 2027-12-31。\n' })).toMatchObject({
      status: 'pass',
      evidence: [{ path, line: null }],
    });
  }
});

it.each([
  ['README.md', '# X\n\n## 版本支持\n\n1.x 支持两年。\n', 3, '版本支持'],
  [
    'SECURITY.md',
    '# Security\n\n## Supported Versions\n\n| 2.x | yes |\n|---|---|\n| 1.x | no |\n',
    3,
    'Supported Versions',
  ],
  ['RELEASES.md', '# Releases\n\n## Release Cadence\n\nEvery six months.\n', 3, 'Release Cadence'],
  ['.gitee/SECURITY.md', '## 版本维护周期\n两年。\n', 1, '版本维护周期'],
])('passes with a section of %s', (path, text, line, title) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', score: 1, evidence: [{ path, line, text: title }] });
});

it('takes a support page, an empty section and a list of releases for none', () => {
  const outcome = run({
    'SUPPORT.md': '# Support\n\nAsk in the forum.\n',
    'SECURITY.md': '# Security\n\n## Supported Versions\n\n## Reporting\nWrite to us.\n',
    'RELEASES.md': '# Releases\n\n- 1.0\n',
  });
  expect(outcome).toMatchObject({ status: 'fail', score: 0 });
  expect(outcome.searched.at(-1)).toBe('SECURITY* # 版本生命周期说明');
});

it('names the nearest miss, and cannot tell of a README that was not read', () => {
  expect(run({ 'LIFECYCLE.md': '# 生命周期\n\n待补充\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'LIFECYCLE.md' },
  });
  expect(run({ 'README.md': { text: null, size: 9 } })).toMatchObject({ status: 'unknown', score: null });
});
