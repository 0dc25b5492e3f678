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
import { sast } from './sast.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return sast.run(makeFacts({ files }));
}

function step(text: string): string {
  return `on: push\njobs:\n  a:\n    steps:\n      - ${text}\n`;
}

it.each([
  'uses: github/codeql-action/init@v4',
  'uses: github/codeql-action/analyze@v4',
  'uses: SonarSource/sonarqube-scan-action@v6',
  'uses: golangci/golangci-lint-action@v8',
  'uses: JetBrains/qodana-action@v2025.2',
  'uses: zizmorcore/zizmor-action@v0.2.0',
  'run: semgrep ci',
  'run: cargo +nightly clippy -- -D warnings',
  'run: make clippy',
  'run: golangci-lint run ./...',
  'run: mvn sonar:sonar',
  'run: cov-build --dir cov-int make',
  'run: cppcheck --enable=all src',
])('passes with %s', (text) => {
  expect(run({ '.github/workflows/a.yml': step(text) })).toMatchObject({
    status: 'pass',
    score: 1,
    evidence: [{ line: 5 }],
  });
});

it.each([
  ['.gitlab-ci.yml', 'include:\n  - template: Jobs/SAST.gitlab-ci.yml\n', 2],
  ['.gitlab-ci.yml', 'lint:\n  script: [bandit -r src]\n', 2],
  ['.workflow/scan.yml', 'stages:\n  - steps:\n      - commands:\n          - sonar-scanner\n', 4],
  ['.gitea/workflows/a.yml', step('run: gosec ./...'), 5],
  ['Jenkinsfile', "sh 'clang-tidy src/*.c'\n", 1],
])('reads %s', (path, text, line) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', evidence: [{ path, line }] });
});

it.each([
  'uses: github/codeql-action/upload-sarif@v4',
  'run: pip install bandit semgrep',
  'run: sudo apt-get install -y cppcheck',
  'run: git sparse-checkout set src',
  'run: cargo audit',
])('cannot tell from %s', (text) => {
  expect(run({ '.github/workflows/a.yml': step(text) })).toMatchObject({
    status: 'unknown',
    score: null,
    evidence: [],
  });
});

it('names settings that CI was not seen to use', () => {
  expect(run({ '.golangci.yml': 'version: 2\n' })).toMatchObject({
    status: 'unknown',
    nearestMiss: { path: '.golangci.yml', why: { zh: '有配置，但没有看到持续集成运行它' } },
  });
  expect(run({}).nearestMiss).toBeNull();
  expect(run({ '.github/workflows/a.yml': '['.repeat(9_000) }).status).toBe('unknown');
});
