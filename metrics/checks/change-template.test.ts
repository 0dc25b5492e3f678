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
import { changeTemplate } from './change-template.ts';

function run(files: Record<string, FileInput>) {
  return changeTemplate.run(makeFacts({ files }));
}

it.each([
  '.github/pull_request_template.md',
  'PULL_REQUEST_TEMPLATE.md',
  'docs/PULL_REQUEST_TEMPLATE/fix.md',
  '.gitee/PULL_REQUEST_TEMPLATE.zh-CN.md',
  '.gitlab/merge_request_templates/default.md',
])('passes with %s', (path) => {
  expect(run({ [path]: '### 为什么改\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path, line: null, text: null }],
  });
});

it('fails with an empty one and cannot tell of a symlink', () => {
  expect(run({ '.github/PULL_REQUEST_TEMPLATE.md': '\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: '.github/PULL_REQUEST_TEMPLATE.md' },
  });
  expect(run({ '.github/PULL_REQUEST_TEMPLATE.md': { mode: 0o120000, size: 5 } }).status).toBe('unknown');
});
