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
import { securityPolicy } from './security-policy.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return securityPolicy.run(makeFacts({ files }));
}

it.each([
  'SECURITY.md',
  'security.rst',
  '.github/SECURITY.md',
  '.gitee/SECURITY.md',
  '.gitlab/SECURITY.md',
  '.gitcode/SECURITY.zh-CN.md',
  'docs/SECURITY.adoc',
  '安全策略.md',
  'docs/漏洞上报.md',
  'SECURITY_CONTACTS',
])('passes with %s', (path) => {
  expect(run({ [path]: 'Write to us.\n' })).toMatchObject({
    status: 'pass',
    score: 1,
    evidence: [{ path, line: null, text: null }],
  });
});

it('passes with a section or link of the README', () => {
  expect(run({ 'README.md': '# X\n\n## 安全漏洞\n\n请发邮件。\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'README.md', line: 3, text: '安全漏洞' }],
  });
  expect(run({ 'README.md': '# X\n[Security policy](https://a.org/s)\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'README.md', line: 2, text: 'https://a.org/s' }],
  });
});

it('fails on empty ones and misspelt ones, and says where it looked', () => {
  expect(run({ 'SECURITY.md': '# Security\n\nTBD\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'SECURITY.md' },
  });
  expect(run({ 'SECURTIY.md': 'Write to us.\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'SECURTIY.md' },
  });
  expect(run({ 'README.md': '# X\n\n## 安全\n\n## 许可\n木兰\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'README.md' },
  });
  expect(run({ 'src/security.md': 'x\n' }).searched).toEqual([
    '{SECURITY,安全}*',
    'docs/{SECURITY,安全}*',
    'doc/{SECURITY,安全}*',
    '.github/{SECURITY,安全}*',
    '.gitee/{SECURITY,安全}*',
    '.gitlab/{SECURITY,安全}*',
    '.gitcode/{SECURITY,安全}*',
    'README* # 安全策略 | security policy',
  ]);
});

it('cannot tell of a symlink or a README that was not read', () => {
  expect(run({ 'SECURITY.md': { text: null, mode: 0o120000 } })).toMatchObject({ status: 'unknown', score: null });
  expect(run({ 'README.md': { text: null, size: 9 } }).status).toBe('unknown');
});
