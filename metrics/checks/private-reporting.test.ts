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
import { hostileTexts, leastTime } from '../testing/hostile.ts';
import { privateReporting } from './private-reporting.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return privateReporting.run(makeFacts({ files }));
}

it.each([
  ['SECURITY.md', '# Security\n\nWrite to security@a.org.\nWe acknowledge within 72 hours.\n', 3, 4],
  ['SECURITY.md', 'Use private vulnerability reporting. You will receive a reply in two business days.\n', 1, 1],
  ['.github/SECURITY.md', 'Report privately to sec [at] a.org; our team responds within 3 working days.\n', 1, 1],
  ['.gitee/SECURITY.md', '# 安全\n请发邮件到 sec@openeuler.org。\n我们会在 3 个工作日内答复。\n', 2, 3],
  ['安全策略.md', '请使用平台的私密报告。\n\n72 小时内确认收到。\n', 1, 3],
  ['docs/SECURITY.md', '发送邮件至安全团队。两周内反馈。\n', 1, 1],
])('passes with %s: %j', (path, text, how, when) => {
  const outcome = run({ [path]: text });
  expect(outcome).toMatchObject({ status: 'pass', score: 1 });
  expect(outcome.evidence.map(({ path: at, line }) => [at, line])).toEqual([
    [path, how],
    [path, when],
  ]);
});

it('shows no address whole', () => {
  const { evidence } = run({ 'SECURITY.md': 'Write to zhang.san@a.org.\nWe answer in 3 days.\n' });
  expect(evidence[0]?.text).toBe('Write to …@a.org.');
});

it('gives a part for a channel without a period, and for a period without a channel', () => {
  expect(run({ 'SECURITY.md': 'Write to security@a.org.\n' })).toMatchObject({
    status: 'partial',
    score: 0.6,
    evidence: [{ line: 1 }],
  });
  const other = 'Write to security@a.org.\n\n\n\nWe scan all images every 30 days.\n';
  expect(run({ 'SECURITY.md': other })).toMatchObject({ status: 'partial', score: 0.6 });
  expect(run({ 'SECURITY.md': 'Open an issue. We respond within 5 days.\n' })).toMatchObject({
    status: 'partial',
    score: 0.3,
  });
});

it('takes no action, package or version for an address', () => {
  expect(run({ 'SECURITY.md': 'Run npm@11.2 or actions/checkout@v6.\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'SECURITY.md' },
  });
});

it('follows the policy to other documents of the repository', () => {
  const files = {
    'SECURITY.md': 'See the [security process](docs/process.md).\n',
    'docs/process.md': 'Write to s@a.org, we reply in 2 days.\n',
  };
  expect(run(files)).toMatchObject({ status: 'pass', evidence: [{ path: 'docs/process.md', line: 1 }, {}] });
});

it('takes the contact of the security insights for a channel', () => {
  const insights = 'header: {}\nproject:\n  vulnerability-reporting:\n    contact:\n      email: team@a.org\n';
  const files = { 'SECURITY.md': 'We answer within 3 days.\n', 'SECURITY-INSIGHTS.yml': insights };
  expect(run(files)).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'SECURITY-INSIGHTS.yml', line: 5, text: '…@a.org' }, {}],
  });
});

it.each([
  ['a web page', { 'SECURITY.md': 'See [our security policy](https://a.org/security).\n' }],
  ['a bare address', { 'SECURITY.md': 'Please read https://a.org/x.\n' }],
  [
    'a file that was not kept',
    { 'SECURITY.md': '[security](src/security.md)\n', 'src/security.md': { text: null, size: 9 } },
  ],
  ['a link of the README', { 'README.md': '# X\n[Security](https://a.org/security)\n' }],
  ['a policy that was not read', { 'SECURITY.md': { text: null, size: 9 } }],
  ['a symlink', { 'SECURITY.md': { text: null, mode: 0o120000 } }],
])('cannot tell what stands on %s', (_, files) => {
  expect(run(files)).toMatchObject({ status: 'unknown', score: null });
});

it('fails without a policy, and with one that says neither', () => {
  expect(run({})).toMatchObject({ status: 'fail', score: 0 });
  expect(run({ 'SECURITY.md': '# Security\n\nTODO\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'SECURITY.md' },
  });
  expect(run({ 'SECURITY.md': 'Please open a public issue.\n' })).toMatchObject({
    status: 'fail',
    evidence: [{ path: 'SECURITY.md', line: null }],
    nearestMiss: { path: 'SECURITY.md' },
  });
});

it('reads policies in time, whatever they repeat', () => {
  const parts = [
    'a@b',
    'a.b.c@d.',
    'a [at] b',
    'within 3 ',
    '3 days ',
    'privately ',
    '三个工作',
    'a@b-',
    'x[at]y[dot]',
  ];
  for (const text of [...hostileTexts.map(([, hostile]) => hostile), ...parts.map((part) => part.repeat(60_000))]) {
    expect(leastTime(() => run({ 'SECURITY.md': text.slice(0, 262_144) }), 300)).toBeLessThan(1_000);
  }
});
