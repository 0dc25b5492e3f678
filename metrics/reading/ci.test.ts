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
import { makeFiles } from '../testing/facts.ts';
import { ciCommands, ciFiles, ciIncludes, unreadCi } from './ci.ts';

function commands(path: string, text: string): [number, string][] {
  return ciCommands(makeFiles({ [path]: text })).map(({ line, text: command }) => [line, command]);
}

it.each([
  ['.github/workflows/a.yml', 'on: push\njobs:\n  a:\n    steps:\n      - run: make test\n', 5],
  ['.gitea/workflows/a.yml', 'jobs:\n  a:\n    steps:\n      - run: make test\n', 4],
  ['.gitcode/workflows/a.yml', 'jobs:\n  a:\n    steps:\n      - run: make test\n', 4],
  ['.github/actions/x/action.yml', 'runs:\n  steps:\n    - name: no command\n      run: make test\n', 4],
  [
    '.workflow/master.yml',
    'stages:\n  - steps:\n      - step: build@gcc\n        commands:\n          - make test\n',
    5,
  ],
  ['.workflow/pr.yml', 'stages:\n  - steps:\n      - step: shell@agent\n        script: |\n          make test\n', 5],
  ['.gitlab-ci.yml', 'test:\n  script:\n    - make test\n', 3],
  ['.gitlab-ci.yml', 'spec:\n  inputs: {}\n---\ntest:\n  before_script: [make test]\n', 5],
  ['.gitlab/ci/test.yml', 'test:\n  script: make test\n', 2],
  [
    '.circleci/config.yml',
    'jobs:\n  a:\n    steps:\n      - run:\n          name: run the tests\n          command: make test\n',
    6,
  ],
  ['.cirrus.yml', 'task:\n  build_script: make test\n', 2],
  ['.travis.yml', 'script: make test\n', 1],
  ['.drone.yml', 'steps:\n  - name: a\n    commands:\n      - make test\n', 4],
  ['.woodpecker/a.yaml', 'steps:\n  a:\n    commands: make test\n', 3],
  ['.buildkite/pipeline.yml', 'steps:\n  - command: make test\n', 2],
  ['azure-pipelines.yml', 'steps:\n  - bash: make test\n    displayName: x\n', 2],
  ['appveyor.yml', 'test_script:\n  - cmd: make test\n', 2],
  ['bitbucket-pipelines.yml', 'pipelines:\n  default:\n    - step:\n        script:\n          - make test\n', 5],
  ['.cnb.yml', 'main:\n  push:\n    - stages:\n        - name: a\n          script: make test\n', 5],
  ['Jenkinsfile', 'pipeline {\n  make test\n}\n', 2],
])('reads the commands of %s', (path, text, line) => {
  expect(commands(path, text).filter(([, command]) => command === 'make test')).toEqual([[line, 'make test']]);
  expect(commands(path, text).map(([, command]) => command)).not.toContain('run the tests');
});

it('joins continued lines and leaves comments out', () => {
  const text =
    'jobs:\n  a:\n    steps:\n      - run: |\n          # npm test\n          docker build \\\n            --push \\\n            .\n          ls\n';
  expect(commands('.github/workflows/a.yml', text)).toEqual([
    [6, 'docker build --push .'],
    [9, 'ls'],
  ]);
  expect(commands('Jenkinsfile', '// make test\n/* x\n * y\n */\nsh "ls \\\n')).toEqual([[5, 'sh "ls']]);
});

it('counts an anchor once however often it is used', () => {
  const text =
    '.all: &all\n  script: &s\n    - make test\na:\n  <<: *all\nb:\n  script: *s\nc:\n  script:\n    - *s\n    - ls\n';
  expect(commands('.gitlab-ci.yml', text)).toEqual([
    [3, 'make test'],
    [11, 'ls'],
  ]);
});

it('bounds what aliases can unfold to', () => {
  const levels = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
  const text = ['a0: &a0 [lol]', ...levels, 'test:\n  script: *a12'].join('\n');
  const before = performance.now();
  expect(commands('.gitlab-ci.yml', text).length).toBeLessThanOrEqual(1);
  expect(performance.now() - before).toBeLessThan(1_000);
});

it('knows what GitLab takes in from elsewhere', () => {
  const files = makeFiles({
    '.gitlab-ci.yml':
      'include:\n  - template: Security/SAST.gitlab-ci.yml\n  - remote: https://a.org/x.yml\ntest:\n  script: ls\n',
  });
  expect(ciIncludes(files)).toEqual([
    { path: '.gitlab-ci.yml', line: 2, text: 'Security/SAST.gitlab-ci.yml' },
    { path: '.gitlab-ci.yml', line: 3, text: 'https://a.org/x.yml' },
  ]);
});

it('says which files nobody could read', () => {
  const files = makeFiles({
    '.gitlab-ci.yml': 'a: [',
    '.github/workflows/a.yml': { text: null, size: 9 },
    'ci/Jenkinsfile.nightly': { text: null, size: 9 },
    '.travis.yml': 'script: ls\n',
    'docs/azure-pipelines.yml': 'script: ls\n',
  });
  expect(unreadCi(files)).toEqual(['.github/workflows/a.yml', '.gitlab-ci.yml', 'ci/Jenkinsfile.nightly']);
  expect(ciFiles(files)).toHaveLength(4);
});
