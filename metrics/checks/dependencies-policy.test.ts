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
import { dependenciesPolicy } from './dependencies-policy.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return dependenciesPolicy.run(makeFacts({ files }));
}

const url = 'https://a.org/policy';

it.each([
  ['SECURITY-INSIGHTS.yml', `header: {}\ndependencies:\n  env-dependencies-policy:\n    policy-url: ${url}\n`, 4],
  ['security-insights.yml', `repository:\n  documentation:\n    dependency-management-policy: ${url}\n`, 3],
  ['.github/security-insights.yml', `repository:\n  documentation:\n    dependency-management-policy: ${url}\n`, 3],
  ['.gitee/security-insights.yaml', `dependencies:\n  dependencies-lifecycle:\n    policy-url: ${url}\n`, 3],
])('passes with the field in %s', (path, text, line) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', score: 1, evidence: [{ path, line, text: url }] });
});

it('passes with a document or section of either language', () => {
  for (const path of [
    'docs/dependency-policy.md',
    'DEPENDENCIES_POLICY.md',
    'docs/依赖管理.md',
    '.gitee/第三方依赖管理.md',
  ]) {
    expect(run({ [path]: '新依赖由两名维护者批准。\n' })).toMatchObject({
      status: 'pass',
      evidence: [{ path, line: null }],
    });
  }
  expect(run({ 'README.md': '# X\n## 依赖管理\n每月更新。\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'README.md', line: 2 }],
  });
});

it('fails on empty fields, empty documents and nothing', () => {
  expect(
    run({ 'SECURITY-INSIGHTS.yml': 'dependencies:\n  env-dependencies-policy:\n    policy-url: ""\n' }).status,
  ).toBe('fail');
  expect(run({ 'SECURITY-INSIGHTS.yml': '# env-dependencies-policy: x\na: [' }).status).toBe('fail');
  expect(run({ 'docs/dependency-policy.md': '# Policy\n\nTODO\n' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'docs/dependency-policy.md' },
  });
  expect(run({}).searched.at(-1)).toBe('SECURITY-INSIGHTS.yml: env-dependencies-policy');
});

it('cannot tell what it was not given to read', () => {
  expect(run({ '.github/security-insights.yml': { text: null, size: 900 } }).status).toBe('unknown');
  expect(run({ 'README.md': { text: null, size: 900 } }).status).toBe('unknown');
});
