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

import { describe, expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { giteeGoImages } from './gitee-go-images.ts';
import { workflowActions } from './workflow-actions.ts';
import { workflowImages } from './workflow-images.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const workflow = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    container:
      image: node:24
    services:
      db:
        image: postgres:18
    steps:
      - uses: actions/checkout@${sha} # v7
      - name: again
        uses: actions/checkout@${sha}
      - uses: Owner/Repo/sub/dir@v1.10
      - uses: ./.github/actions/own
      - uses: docker://ghcr.io/o/lint:1
      - uses: no/version
      - run: |
          uses: not/this@v1
  reused:
    uses: o/r/.github/workflows/ci.yml@main
  matrix:
    container: \${{ matrix.image }}
`;

describe('workflows', () => {
  test('actions, each reference once', async () => {
    const reading = await readFrom(workflowActions, { '.github/workflows/ci.yml': workflow });
    expect(purlsOf(workflowActions, reading)).toEqual([
      `pkg:github/actions/checkout@${sha}`,
      'pkg:github/owner/repo@v1.10#sub/dir',
      'pkg:github/o/r@main#.github/workflows/ci.yml',
    ]);
    expect(reading.packages.map(({ line, scopes }) => [line, scopes.join()])).toEqual([
      [11, 'build'],
      [14, 'build'],
      [21, 'build'],
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([17]);
  });

  test('images of jobs, services and steps', async () => {
    const reading = await readFrom(workflowImages, { '.github/workflows/ci.yml': workflow });
    expect(new Set(purlsOf(workflowImages, reading))).toEqual(
      new Set(['pkg:docker/node@24', 'pkg:docker/o/lint@1?repository_url=ghcr.io', 'pkg:docker/postgres@18']),
    );
    expect(reading.warnings).toHaveLength(1);
  });

  test('other hosts of actions are no GitHub', async () => {
    const text = `jobs:
  a:
    steps:
      - uses: https://code.forgejo.org/actions/checkout@v4
      - uses: https://github.com/actions/cache@v4
      - uses: actions/upload@v1
`;
    const forgejo = await readFrom(workflowActions, { '.forgejo/workflows/a.yaml': text });
    expect(purlsOf(workflowActions, forgejo)).toEqual([null, 'pkg:github/actions/cache@v4', null]);
    const gitea = await readFrom(workflowActions, { '.gitea/workflows/a.yaml': text });
    expect(purlsOf(workflowActions, gitea)).toEqual([
      null,
      'pkg:github/actions/cache@v4',
      'pkg:github/actions/upload@v1',
    ]);
  });

  test('actions of actions', async () => {
    const text = `name: x
runs:
  using: composite
  steps:
    - uses: actions/setup-node@v5
    - uses: docker://alpine:3
`;
    const actions = await readFrom(workflowActions, { 'tools/action.yml': text });
    expect(actions.packages.map(({ name }) => name)).toEqual(['actions/setup-node']);
    const container = 'runs:\n  using: docker\n  image: docker://alpine:3.20\n';
    const images = await readFrom(workflowImages, { 'action.yaml': container });
    expect(images.packages.map(({ name, version }) => [name, version])).toEqual([['alpine', '3.20']]);
    const own = await readFrom(workflowImages, { 'action.yaml': 'runs:\n  using: docker\n  image: Dockerfile\n' });
    expect(own.packages).toEqual([]);
  });

  test('what is no workflow has no actions, what is no YAML is refused', async () => {
    expect((await readFrom(workflowActions, { 'x/action.yml': '- a\n- b\n' })).packages).toEqual([]);
    const broken = readFrom(workflowActions, { '.github/workflows/a.yml': 'a: [' });
    await expect(broken).rejects.toMatchObject({ kind: 'unparsable' });
  });
});

test('pipelines of Gitee Go: images of steps, not plugins', async () => {
  const text = `version: '1.0'
stages:
  - name: build
    steps:
      - step: build@nodejs
        name: one
      - step: execute@docker
        image: registry.example.org/team/tool:2.0
`;
  const reading = await readFrom(giteeGoImages, { '.workflow/pipeline.yml': text });
  expect(purlsOf(giteeGoImages, reading)).toEqual(['pkg:docker/team/tool@2.0?repository_url=registry.example.org']);
  expect(reading.packages[0]?.line).toBe(8);
});
