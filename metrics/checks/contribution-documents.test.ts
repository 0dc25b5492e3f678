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
import { contributionDocuments } from './contribution-documents.ts';

function run(files: Record<string, FileInput>) {
  return contributionDocuments.run(makeFacts({ files }));
}

const all = { '贡献指南.md': '先提 issue。', '.gitee/CODE_OF_CONDUCT.md': 'Be kind.', '安全策略.md': '请发邮件。' };

it('passes with all three', () => {
  expect(run(all)).toMatchObject({ status: 'pass', searched: [] });
  expect(run(all).evidence.map(({ path }) => path)).toEqual(Object.keys(all));
});

it('gives a third for each, and names what is missing', () => {
  const outcome = run({ '贡献指南.md': '先提 issue。', 'SECURITY.md': '' });
  expect(outcome).toMatchObject({ status: 'partial', score: 1 / 3, nearestMiss: { path: 'SECURITY.md' } });
  expect(outcome.message).toEqual({ zh: '缺少行为准则、安全策略。', en: 'Missing: code of conduct, security policy.' });
});

it('fails with none, and cannot tell of symlinks', () => {
  expect(run({}).status).toBe('fail');
  expect(run({ ...all, '安全策略.md': { mode: 0o120000, size: 3 } }).status).toBe('unknown');
});
