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
import { dangerousWorkflow } from './dangerous-workflow.ts';

const path = '.github/workflows/a.yml';

function run(files: Readonly<Record<string, FileInput>>) {
  return dangerousWorkflow.run(makeFacts({ files }));
}

function checkout(on: string, input: string): string {
  return `on: ${on}\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v6\n        with:\n          ${input}\n`;
}

function script(text: string): string {
  return `on: issues\njobs:\n  a:\n    steps:\n      - name: x\n        run: |\n          ${text}\n`;
}

it.each([
  ['pull_request_target', 'ref: ${{ github.event.pull_request.head.sha }}'],
  ['[push, pull_request_target]', 'ref: ${{ github.head_ref }}'],
  ['pull_request_target', 'ref: refs/pull/${{ github.event.number }}/merge'],
  ['pull_request_target', 'ref: ${{ github.event.pull_request.merge_commit_sha }}'],
  ['pull_request_target', 'repository: ${{ github.event.pull_request.head.repo.full_name }}'],
  ['workflow_run', 'ref: ${{ github.event.workflow_run.head_sha }}'],
])('fails on %s with a checkout of %s', (on, input) => {
  const outcome = run({ [path]: checkout(on, input) });
  expect(outcome).toMatchObject({ status: 'fail', score: 0, evidence: [{ path, line: 5 }] });
  expect(outcome.evidence[0]?.text).toBe(`checkout of ${input.slice(input.indexOf(':') + 2)}`);
});

it.each([
  ['pull_request', 'ref: ${{ github.event.pull_request.head.sha }}'],
  ['pull_request_target', 'ref: ${{ github.event.pull_request.base.sha }}'],
  ['pull_request_target', 'fetch-depth: 0'],
  ['workflow_run', 'ref: main'],
])('passes %s with %s', (on, input) => {
  expect(run({ [path]: checkout(on, input) })).toMatchObject({ status: 'pass', score: 1 });
});

it.each([
  'github.event.issue.title',
  'github.event.issue.body',
  'github.event.pull_request.body',
  'github.event.pull_request.head.ref',
  'github.event.comment.body',
  'github.event.review.body',
  'github.event.discussion.title',
  'github.event.commits[0].message',
  'github.event.head_commit.author.name',
  'github.event.workflow_run.head_branch',
  'github.head_ref',
  "format('{0}', github.event.issue.title)",
])('fails where %s is pasted into a script', (context) => {
  const outcome = run({ [path]: script(`echo "\${{ ${context} }}"`) });
  expect(outcome).toMatchObject({ status: 'fail', evidence: [{ path, line: 7, text: `\${{ ${context} }}` }] });
});

it('trusts what a workflow of the owners started, and nothing else', () => {
  const after = (text: string) =>
    `on:\n  workflow_run:\n    workflows: [Release]\njobs:\n  a:\n    steps:\n      - ${text}\n`;
  const texts = [
    'run: echo ${{ github.event.workflow_run.head_branch }}',
    '{uses: actions/checkout@v6, with: {ref: "${{ github.event.workflow_run.head_sha }}"}}',
  ];
  for (const text of texts) {
    const release = '.github/workflows/release.yml';
    expect(run({ [path]: after(text), [release]: 'name: Release\non: {release: }\n' }).status).toBe('pass');
    expect(run({ [path]: after(text), [release]: 'name: Release\non: [push, pull_request]\n' }).status).toBe('fail');
    expect(run({ [path]: after(text), [release]: 'name: Other\non: push\n' }).status).toBe('fail');
  }
  const both = after('run: echo ${{ github.event.workflow_run.head_branch }} ${{ github.head_ref }}');
  expect(run({ [path]: both, '.github/workflows/r.yml': 'name: Release\non: push\n' })).toMatchObject({
    status: 'fail',
    evidence: [{ text: '${{ github.head_ref }}' }],
  });
});

it('looks into github-script and composite actions too', () => {
  const action = 'runs:\n  steps:\n    - run: echo ${{ github.event.issue.title }}\n';
  expect(run({ [path]: 'on: push\n', '.github/actions/x/action.yml': action })).toMatchObject({
    status: 'fail',
    evidence: [{ path: '.github/actions/x/action.yml', line: 3 }],
  });
  const inScript =
    'on: issues\njobs:\n  a:\n    steps:\n      - uses: actions/github-script@v8\n        with:\n          script: x(`${{ github.event.issue.title }}`)\n';
  expect(run({ [path]: inScript }).status).toBe('fail');
});

it('passes text that goes by the environment, or that nobody can choose', () => {
  const safe =
    'on: issues\njobs:\n  a:\n    steps:\n      - env: {T: "${{ github.event.issue.title }}"}\n        run: echo "$T" ${{ github.event.issue.number }}\n';
  expect(run({ [path]: safe })).toMatchObject({
    status: 'pass',
    message: { en: 'Workflows read: 1; no dangerous pattern was found.' },
  });
});

it('does not apply without workflows of the format, and is unknown where one cannot be read', () => {
  expect(run({ '.workflow/a.yml': 'stages: []\n' })).toMatchObject({ status: 'not-applicable', score: null });
  expect(run({}).searched).toContain('.gitcode/workflows/*.yml');
  for (const input of ['a: [', 'a: b\n'.repeat(60_000), { text: null, size: 9 }]) {
    expect(run({ [path]: input, '.github/workflows/b.yml': 'on: push\n' })).toMatchObject({
      status: 'unknown',
      evidence: [{ path }],
    });
  }
  expect(run({ [path]: 'a: [', '.github/workflows/b.yml': script('${{ github.head_ref }}') }).status).toBe('fail');
});

it('reads scripts in time, whatever they repeat', () => {
  const parts = [
    '${{',
    '${{ github.event.commits',
    '${{ github.event.pages',
    'github.head_ref',
    '${{ github.event.issue.title }',
  ];
  const scripts = [...hostileTexts.map(([, text]) => text), ...parts.map((part) => part.repeat(20_000))];
  for (const text of scripts) {
    const lines = `on: issues\njobs:\n  a:\n    steps:\n      - run: |\n${text.slice(0, 200_000).replaceAll(/.{1,2000}\n?/g, '          $&\n')}`;
    expect(leastTime(() => run({ [path]: lines }))).toBeLessThan(400);
  }
});
