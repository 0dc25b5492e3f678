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
import { pinnedDependencies } from './pinned-dependencies.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return pinnedDependencies.run(makeFacts({ files }));
}

const sha = 'a'.repeat(40);
const digest = `sha256:${'b'.repeat(64)}`;

function steps(...lines: string[]): string {
  return `on: push\njobs:\n  a:\n    steps:\n${lines.map((line) => `      - ${line}\n`).join('')}`;
}

it.each([`uses: actions/checkout@${sha} # v6`, `uses: docker://alpine@${digest}`, 'uses: ./.github/actions/x'])(
  'passes %s',
  (line) => {
    const files = { '.github/workflows/a.yml': steps(line, `uses: a/b@${sha}`) };
    expect(run(files)).toMatchObject({ status: 'pass', score: 1, evidence: [] });
  },
);

it('passes the generator of provenance by its tag, which it insists on', () => {
  const job = (ref: string) =>
    `on: push\njobs:\n  a:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@${ref}\n`;
  expect(run({ '.github/workflows/a.yml': job('v2.1.0') }).status).toBe('pass');
  expect(run({ '.github/workflows/a.yml': job('main') })).toMatchObject({ status: 'fail', evidence: [{ line: 3 }] });
});

it.each([
  ['uses: actions/checkout@v6', 'actions/checkout@v6'],
  ['uses: a/b@main', 'a/b@main'],
  ['uses: docker://alpine:3', 'docker://alpine:3'],
  ['run: curl -sSf https://sh.rustup.rs | sh -s -- -y', 'curl -sSf https://sh.rustup.rs | sh -s -- -y'],
  ['run: wget -O- https://a.org/x | sudo bash', 'wget -O- https://a.org/x | sudo bash'],
  ['run: bash <(curl -s https://codecov.io/bash)', 'bash <(curl -s https://codecov.io/bash)'],
  ['run: npm install -g pnpm', 'npm install -g pnpm'],
  ['run: pip install -U build', 'pip install -U build'],
  ['run: go install golang.org/x/tools/cmd/goimports@latest', 'go install golang.org/x/tools/cmd/goimports@latest'],
])('fails on %s', (line, quote) => {
  expect(run({ '.github/workflows/a.yml': steps(line) })).toMatchObject({
    status: 'fail',
    score: 0,
    evidence: [{ path: '.github/workflows/a.yml', line: 5, text: quote }],
  });
});

it.each([
  'run: npm ci',
  'run: npm install',
  'run: pip install -r requirements.txt',
  'run: pip install -e .',
  'run: pip install --require-hashes -r r.txt',
  'run: go install golang.org/x/tools/cmd/goimports@v0.30.0',
  'run: curl -o x.sh https://a.org/x.sh',
])('has nothing to say of %s', (line) => {
  expect(run({ '.github/workflows/a.yml': steps(line) })).toMatchObject({ status: 'not-applicable', score: null });
});

it('reads the images and commands of container files', () => {
  const text = [
    '# FROM old:1',
    `FROM --platform=$BUILDPLATFORM golang:1.25@${digest} AS build`,
    'RUN curl https://a.org/i.sh | bash',
    'FROM build AS test',
    'FROM scratch',
    'FROM ${BASE}',
    'from openeuler/openeuler:24.03',
  ].join('\n');
  expect(run({ 'docker/Dockerfile.arm': text })).toMatchObject({
    status: 'partial',
    score: 1 / 3,
    evidence: [
      { path: 'docker/Dockerfile.arm', line: 3 },
      { path: 'docker/Dockerfile.arm', line: 7, text: 'openeuler/openeuler:24.03' },
    ],
    message: { zh: '3 处引入中有 1 处固定到内容。', en: 'Pinned to their content: 1 of 3.' },
  });
  for (const path of ['vendor/a/Dockerfile', 'testdata/Dockerfile', 'Dockerfile.dockerignore', 'Dockerfile.j2']) {
    expect(run({ [path]: 'FROM a:1\n' }).status).toBe('not-applicable');
  }
  for (const path of ['Containerfile', 'x.dockerfile', 'a/b/Dockerfile']) {
    expect(run({ [path]: 'FROM a:1\n' }).status).toBe('fail');
  }
});

it.each([
  ['.gitea/workflows/a.yml', steps('uses: a/b@v1')],
  ['.gitcode/workflows/a.yml', steps('uses: a/b@v1')],
  ['.github/actions/x/action.yml', 'runs:\n  steps:\n    - uses: a/b@v1\n'],
  ['.workflow/a.yml', 'stages:\n  - steps:\n      - commands: ["curl https://a.org/x | sh"]\n'],
  ['.gitlab-ci.yml', 'a:\n  script: pip install build\n'],
  ['Jenkinsfile', "sh 'curl https://a.org/x | bash'\n"],
])('reads %s', (path, text) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'fail', evidence: [{ path }] });
});

it('cannot tell of what was not read, and does not apply to nothing', () => {
  expect(run({ '.github/workflows/a.yml': 'a: [' })).toMatchObject({
    status: 'unknown',
    evidence: [{ path: '.github/workflows/a.yml' }],
  });
  expect(
    run({ '.github/workflows/a.yml': { text: null, size: 9 }, '.github/workflows/b.yml': steps(`uses: a/b@${sha}`) })
      .status,
  ).toBe('unknown');
  expect(run({}).status).toBe('not-applicable');
});

it('reads lines in time, whatever they repeat', () => {
  const parts = [
    'FROM ',
    'FROM a AS ',
    'curl ',
    'curl | sh',
    'npm install ',
    'pip install -U ',
    'bash <(',
    'go install ',
    'FROM --a=b ',
  ];
  for (const text of [...hostileTexts.map(([, hostile]) => hostile), ...parts.map((part) => part.repeat(100_000))]) {
    expect(leastTime(() => run({ Dockerfile: text.slice(0, 262_144) }))).toBeLessThan(300);
  }
});
