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
import { ciTests } from './ci-tests.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return ciTests.run(makeFacts({ files }));
}

function workflow(step: string, on = 'on: [push, pull_request]'): string {
  return `${on}\njobs:\n  a:\n    steps:\n      - ${step}\n`;
}

it.each([
  ['.github/workflows/a.yml', workflow('run: npm test'), 5, 'npm test'],
  ['.gitea/workflows/a.yml', workflow('run: go test ./...'), 5, 'go test ./...'],
  ['.gitcode/workflows/a.yml', workflow('run: cjpm test'), 5, 'cjpm test'],
  [
    '.workflow/pr.yml',
    'stages:\n  - steps:\n      - step: build@maven\n        commands:\n          - mvn -B test\n',
    5,
    'mvn -B test',
  ],
  ['.gitlab-ci.yml', 'test:\n  script:\n    - make check\n', 3, 'make check'],
  ['Jenkinsfile', "pipeline {\n  sh 'ctest -V'\n}\n", 2, "sh 'ctest -V'"],
  ['.gitlab-ci.yml', 'include:\n  - template: Auto-DevOps.gitlab-ci.yml\n', 2, 'Auto-DevOps.gitlab-ci.yml'],
  [
    '.github/workflows/a.yml',
    workflow('{uses: actions-rs/cargo@v1, with: {command: test}}'),
    5,
    'actions-rs/cargo@v1 test',
  ],
  [
    '.github/workflows/a.yml',
    workflow('{uses: gradle/actions/setup-gradle@v4, with: {arguments: check}}'),
    5,
    'gradle/actions/setup-gradle@v4 check',
  ],
  ['.github/workflows/a.yml', workflow('uses: cypress-io/github-action@v6'), 5, 'cypress-io/github-action@v6'],
])('passes with the tests of %s', (path, text, line, quote) => {
  expect(run({ [path]: text })).toMatchObject({
    status: 'pass',
    score: 1,
    evidence: [{ path, line, text: quote }],
    message: { zh: '持续集成里有 1 处运行测试。', en: 'Places where CI runs tests: 1.' },
  });
});

it('is half content with tests that no change starts', () => {
  const nightly = workflow('run: npm test', 'on: {schedule: [{cron: 0 0 * * *}], workflow_dispatch: }');
  expect(run({ '.github/workflows/a.yml': nightly })).toMatchObject({ status: 'partial', score: 0.5 });
  const both = { '.github/workflows/a.yml': nightly, '.gitlab-ci.yml': 't:\n  script: npm test\n' };
  expect(run(both)).toMatchObject({ status: 'pass', evidence: [{ path: '.gitlab-ci.yml' }] });
});

it.each([
  ['a script', { '.github/workflows/a.yml': workflow('run: ./ci/run.sh') }, '.github/workflows/a.yml'],
  ['a task', { '.gitlab-ci.yml': 'a:\n  script: make all\n' }, '.gitlab-ci.yml'],
  [
    'a workflow of others',
    { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    uses: o/r/.github/workflows/x.yml@v1\n' },
    '.github/workflows/a.yml',
  ],
  ['a file that is not YAML', { '.gitlab-ci.yml': 'a: [' }, '.gitlab-ci.yml'],
  ['10,000 brackets', { '.github/workflows/a.yml': '['.repeat(10_000) }, '.github/workflows/a.yml'],
  ['a file that was not read', { 'ci/Jenkinsfile': { text: null, size: 9 } }, 'ci/Jenkinsfile'],
])('cannot tell what is behind %s', (_, files, path) => {
  expect(run(files)).toMatchObject({ status: 'unknown', score: null, evidence: [{ path }], searched: [path] });
});

it('cannot tell what a build server elsewhere does', () => {
  const outcome = run({
    'README.md': '# X\n\n[![b](https://ci.openeuler.org/a/badge.svg)](https://ci.openeuler.org/a/)\n',
  });
  expect(outcome).toMatchObject({ status: 'unknown', evidence: [{ path: 'README.md', line: 3 }] });
});

it('fails with no CI, or with one that only installs and lints', () => {
  expect(run({ 'README.md': '# X\n' })).toMatchObject({ status: 'fail', score: 0, nearestMiss: null });
  expect(run({}).searched).toContain('.workflow/*.yml');
  const lint = workflow('run: |\n          npm install jest\n          # npm test\n          echo npm test');
  expect(run({ '.github/workflows/lint.yml': lint })).toMatchObject({
    status: 'fail',
    searched: ['.github/workflows/lint.yml'],
    nearestMiss: { path: '.github/workflows/lint.yml', why: { zh: '没有运行测试的命令' } },
  });
});
