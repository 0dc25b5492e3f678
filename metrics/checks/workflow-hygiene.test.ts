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
import { workflowHygiene } from './workflow-hygiene.ts';

const path = '.github/workflows/a.yml';
const sha = 'a'.repeat(40);

function run(files: Readonly<Record<string, FileInput>>) {
  return workflowHygiene.run(makeFacts({ files }));
}

function workflow(permissions: string, uses: string, rest = ''): string {
  return `on: pull_request_target\n${permissions}jobs:\n  a:\n    steps:\n      - uses: ${uses}\n${rest}`;
}

it('passes where all that apply pass', () => {
  expect(run({ [path]: workflow('permissions: {}\n', `a/b@${sha}`) })).toMatchObject({ status: 'pass', score: 1 });
  expect(
    run({ '.gitea/workflows/a.yml': `on: push\njobs:\n  a:\n    steps:\n      - uses: a/b@${sha}\n` }).status,
  ).toBe('pass');
});

it('gives the mean, and names what does not pass', () => {
  expect(run({ [path]: workflow('', `a/b@${sha}`) })).toMatchObject({
    status: 'partial',
    score: 2 / 3,
    message: { zh: '没有完全通过：令牌权限。', en: 'Not wholly passed: token permissions.' },
    evidence: [{ path, line: 3 }],
  });
  expect(run({ [path]: workflow('', 'a/b@v1') })).toMatchObject({
    status: 'partial',
    score: 1 / 3,
    evidence: [{ line: 3 }, { line: 5 }],
  });
});

it('lets nothing make up for a dangerous workflow', () => {
  const danger = workflow(
    'permissions: {}\n',
    `actions/checkout@${sha}`,
    '        with:\n          ref: ${{ github.head_ref }}\n',
  );
  expect(run({ [path]: danger })).toMatchObject({
    status: 'fail',
    score: 0,
    message: { zh: '没有完全通过：危险的工作流。' },
  });
});

it('judges Gitee Go, GitLab and Jenkins by what they pull in', () => {
  const loose = 'stages:\n  - steps:\n      - commands: ["curl https://a.org/x | sh"]\n';
  expect(run({ '.workflow/a.yml': loose })).toMatchObject({
    status: 'fail',
    evidence: [{ path: '.workflow/a.yml', line: 3 }],
  });
  expect(run({ '.gitlab-ci.yml': 'a:\n  script: pip install x\n' }).status).toBe('fail');
  expect(run({ '.workflow/a.yml': 'stages:\n  - steps:\n      - commands: [make]\n' })).toMatchObject({
    status: 'unknown',
    message: { zh: '这种格式的流水线无法判断。', en: 'Not known: pipelines of this format.' },
  });
});

it('cannot tell of workflows that were not read, and does not apply without any', () => {
  expect(run({ [path]: 'a: [' })).toMatchObject({ status: 'unknown', evidence: [{ path }, { path }, { path }] });
  expect(run({ '.gitlab-ci.yml': '['.repeat(9_000) }).status).toBe('unknown');
  expect(run({ Dockerfile: 'FROM a:1\n' })).toMatchObject({ status: 'not-applicable', score: null });
});
