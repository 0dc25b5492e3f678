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

import { describe, expect, it } from 'vitest';
import { hostileTexts, leastTime } from '../testing/hostile.ts';
import { delegates, runsTests } from './test-command.ts';

it.each([
  'npm test',
  'npm t',
  'npm run test:unit',
  'npm run -w a test',
  'pnpm -r test',
  'pnpm --filter a test',
  'yarn workspace a test',
  'bun run test:node',
  'deno test -A',
  'env NAME=x deno test',
  'node --test',
  'npx vitest run',
  'npx playwright test',
  'pytest -q',
  'python -m pytest',
  'python3 manage.py test',
  'poetry run pytest',
  'tox -e py312',
  'go test ./...',
  'go test -race -tags x ./...',
  'cargo test --locked',
  'cargo +nightly test',
  'cargo nextest run',
  'cargo xtask test',
  'mvn -B verify',
  './mvnw -T 4C clean test -e',
  './gradlew check',
  'gradle :app:testDebugUnitTest',
  'ctest --output-on-failure',
  'cd build && ctest',
  'make test',
  'make -C src check',
  'sudo make test-coverage',
  'make ktest NETDEV=tap',
  'just unit-tests',
  'dotnet test',
  'meson test -C build',
  'bazel test //...',
  'cjpm test',
  'hvigorw test',
  'ci/run-build-and-tests.sh',
  'bash ./miniob_test_docker_entry.sh',
  'su builder -c "make test"',
  "sh 'make test'",
  'timeout 20m go test ./...',
  'docker compose run test',
  'CI=1 npm test',
  'if ! make test; then exit 1; fi',
])('takes %j for tests', (line) => {
  expect(runsTests(line)).toBe(true);
});

it.each([
  'npm ci',
  'npm install jest',
  'pnpm with latest-10 build',
  'pip install pytest tox',
  'apt-get install -y ctest',
  'echo "npm test"',
  'ln -sf /opt/cmake/bin/ctest /usr/local/bin/ctest',
  'helm install -f test/testdata/config.yaml x',
  'make -C tests/antithesis build-image',
  'make check-format',
  'just build-install-test-image',
  'cargo build -p tests-integration',
  'cargo test --no-run',
  'mvn -B package -DskipTests',
  './gradlew build -x test',
  'ci/print-test-failures.sh',
  'curl https://a.org/test.sh',
  'go build ./...',
  'git checkout latest',
  '',
])('takes %j for something else', (line) => {
  expect(runsTests(line)).toBe(false);
});

it('knows what hands the work on to a script, task or image', () => {
  for (const line of ['make clippy', './ci.sh', 'bash scripts/ci.sh', 'docker run x', 'npm run ci', 'just all']) {
    expect(delegates(line)).toBe(true);
  }
  for (const line of ['markdownlint .', 'go build ./...', 'echo x.sh', 'cat make.txt'])
    expect(delegates(line)).toBe(false);
});

describe('hostile lines', () => {
  const parts = [
    'make ',
    'mvn ',
    'gradle ',
    'docker compose ',
    'a_',
    'a-test',
    'test',
    './',
    'a/',
    'npm -x ',
    'x=1 ',
    '"',
    'if ',
    'go -a b ',
    'sudo ',
  ];
  it.each([...hostileTexts.map(([, text]) => text), ...parts.map((part) => part.repeat(1_000_000 / part.length))])(
    'are judged in time %#',
    (text) => {
      expect(leastTime(() => [runsTests(text), delegates(text)])).toBeLessThan(200);
    },
  );
});
