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
import { parseWorkflow } from '#licenses/workflows/workflow-file.ts';
import { makeFiles } from '../testing/facts.ts';
import { evidenceAt, usedActions, workflowsAndActionsOf, workflowsOf } from './workflow.ts';

const text = `# comment
name: test
on:
  push:
    branches: [main]
  pull_request_target:
permissions:
  contents: read
jobs:
  test:
    permissions: write-all
    steps:
      - uses: actions/checkout@v6
        with:
          ref: main
          fetch-depth: 0
      - run: |
          npm ci
          npm test
  call:
    uses: a/b/.github/workflows/c.yml@v1
`;

it('reads triggers, permissions, jobs and steps with their lines', () => {
  const workflow = parseWorkflow('w.yml', text);
  expect(workflow).toMatchObject({ triggers: ['push', 'pull_request_target'], permissionsLine: 7, error: null });
  expect([...(workflow.permissions ?? [])]).toEqual([['contents', 'read']]);
  expect(workflow.jobs.map(({ id, line, uses }) => [id, line, uses])).toEqual([
    ['test', 10, null],
    ['call', 20, 'a/b/.github/workflows/c.yml@v1'],
  ]);
  expect([...(workflow.jobs[0]?.permissions ?? [])]).toEqual([['*', 'write-all']]);
  expect(workflow.jobs[0]?.steps.map(({ line, uses, run }) => [line, uses, run])).toEqual([
    [13, 'actions/checkout@v6', null],
    [17, null, 'npm ci\nnpm test\n'],
  ]);
  expect([...(workflow.jobs[0]?.steps[0]?.inputs ?? [])]).toEqual([
    ['ref', 'main'],
    ['fetch-depth', '0'],
  ]);
});

it.each([
  ['on: push', ['push']],
  ['on: [push, pull_request]', ['push', 'pull_request']],
  ['on: {push: , schedule: [{cron: x}]}', ['push', 'schedule']],
  ['"on": push', ['push']],
  ['jobs: {}', []],
])('reads the triggers of %s', (source, triggers) => {
  expect(parseWorkflow('w.yml', source).triggers).toEqual(triggers);
});

it('tells no permissions from empty ones and from none declared', () => {
  expect(parseWorkflow('w.yml', 'on: push\npermissions: {}\n').permissions?.size).toBe(0);
  expect(parseWorkflow('w.yml', 'on: push\npermissions:\n').permissions?.size).toBe(0);
  expect(parseWorkflow('w.yml', 'on: push\n').permissions).toBeNull();
  expect(parseWorkflow('w.yml', 'on: push\npermissions: read-all\n').permissions?.get('*')).toBe('read-all');
});

it.each([
  ['a text', 'just text', 'no mapping of keys to values'],
  ['nothing', '', 'no mapping of keys to values'],
  ['a list', '- a\n- b\n', 'no mapping of keys to values'],
  ['an open bracket', 'a: [', /^line \d+: /],
  ['9,000 brackets', `a: ${'['.repeat(9_000)}`, /Maximum call stack size exceeded|nested too deeply/],
  ['10,000 brackets', `a: ${'['.repeat(10_000)}`, 'too large'],
  ['a line of 256 KB', `a: ${'x'.repeat(256 * 1024)}`, 'too large'],
])('has an error and no jobs for %s', (_, source, error) => {
  const workflow = parseWorkflow('w.yml', source);
  expect(workflow.error).toMatch(error);
  expect(workflow.jobs).toEqual([]);
});

it('takes odd shapes for nothing, never for a fault', () => {
  const odd = 'on: {a: [b]}\npermissions: [x]\njobs:\n  a: text\n  b: [1]\n  c: {steps: text}\n  d: {steps: [1, {}]}\n';
  const workflow = parseWorkflow('w.yml', odd);
  expect(workflow.jobs.map(({ steps }) => steps)).toEqual([[], [], [], []]);
  const own = parseWorkflow(
    'w.yml',
    'jobs:\n  __proto__:\n    steps:\n      - uses: a/b@v1\n        with: {__proto__: x}\n',
  );
  expect(own.jobs[0]?.id).toBe('__proto__');
  expect(own.jobs[0]?.steps[0]?.inputs.get('__proto__')).toBe('x');
  expect(({} as Record<string, unknown>)['steps']).toBeUndefined();
});

it('follows anchors, as GitHub does', () => {
  const source =
    'on: push\njobs:\n  a: &job\n    steps: &steps\n      - uses: x/y@v1\n  b: *job\n  c:\n    steps: *steps\n';
  expect(parseWorkflow('w.yml', source).jobs.map(({ steps }) => steps[0]?.uses)).toEqual([
    'x/y@v1',
    'x/y@v1',
    'x/y@v1',
  ]);
});

it('finds workflows of GitHub, Gitea, Forgejo and GitCode, and local actions', () => {
  const files = makeFiles({
    '.github/workflows/a.yml': text,
    '.gitea/workflows/b.yaml': 'on: push\n',
    '.forgejo/workflows/c.yml': 'on: push\n',
    '.gitcode/workflows/d.yml': 'on: push\n',
    '.github/workflows/deep/e.yml': 'on: push\n',
    '.github/workflows/README.md': '# x\n',
    '.workflow/f.yml': 'stages: []\n',
    '.github/workflows/g.yml': { text: null, size: 300_000 },
    '.github/actions/setup/action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: c/d@v2\n',
    'action.yml': { text: null, mode: 0o120000 },
  });
  expect(workflowsOf(files).map(({ path, error }) => [path, error])).toEqual([
    ['.forgejo/workflows/c.yml', null],
    ['.gitcode/workflows/d.yml', null],
    ['.gitea/workflows/b.yaml', null],
    ['.github/workflows/a.yml', null],
    ['.github/workflows/g.yml', 'its text was not read'],
  ]);
  expect(usedActions(workflowsAndActionsOf(files)).map(({ path, line, text: uses }) => [path, line, uses])).toEqual([
    ['.github/workflows/a.yml', 13, 'actions/checkout@v6'],
    ['.github/workflows/a.yml', 20, 'a/b/.github/workflows/c.yml@v1'],
    ['.github/actions/setup/action.yml', 4, 'c/d@v2'],
  ]);
  expect(workflowsOf(files)).toBe(workflowsOf(files));
});

it('cleans what it quotes', () => {
  const place = { path: 'a', line: 1, text: `x\u202E\u001B[31m${'y'.repeat(500)}` };
  const [evidence] = evidenceAt([place, place], 1);
  expect(evidence?.text?.startsWith('x[31myyy')).toBe(true);
  expect(evidence?.text).toHaveLength(200);
});
