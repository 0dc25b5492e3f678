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
import { issueTemplate } from './issue-template.ts';

function run(files: Record<string, FileInput>) {
  return issueTemplate.run(makeFacts({ files }));
}

it.each([
  '.github/ISSUE_TEMPLATE/bug.yml',
  '.github/issue_template.md',
  'ISSUE_TEMPLATE.md',
  '.gitee/ISSUE_TEMPLATE.zh-CN.md',
  '.gitlab/issue_templates/bug.md',
  '.gitcode/ISSUE_TEMPLATE/bug.md',
])('passes with %s', (path) => {
  expect(run({ [path]: '### 版本\n' })).toMatchObject({ status: 'pass', evidence: [{ path, line: null, text: null }] });
});

it('fails with an empty one, with only the settings, or elsewhere', () => {
  expect(run({ 'ISSUE_TEMPLATE.md': '' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'ISSUE_TEMPLATE.md' },
  });
  expect(run({ '.github/ISSUE_TEMPLATE/config.yml': 'blank_issues_enabled: false' })).toMatchObject({
    status: 'fail',
    nearestMiss: null,
  });
  expect(run({ 'src/ISSUE_TEMPLATE.md': 'x' }).status).toBe('fail');
});
