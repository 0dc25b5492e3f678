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
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { threadTime } from '../testing.ts';
import { unsafeWorkflow } from './unsafe-workflow.ts';

const path = '.github/workflows/ci.yml';
const commit = 'a'.repeat(40);

async function judged(head: Record<string, string>, base: Record<string, string> = {}, settings = '') {
  const found = await findingsOf(unsafeWorkflow, { base, head: { ...base, ...head }, settings });
  return found.map((one) => `${one.rule} ${one.path}:${one.line}`);
}

function workflow(steps: string, on = 'pull_request', more = ''): string {
  return `on: ${on}\n${more}jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

describe('unsafe-workflow', () => {
  it('tells actions that are not pinned, with their lines', async () => {
    const steps = `      - uses: actions/checkout@v6\n      - uses: a/b@${commit}\n      - uses: ./own\n      - uses: docker://alpine:3\n      - uses: docker://alpine@sha256:${'b'.repeat(64)}\n      - uses: https://gitea.com/c/d@main\n`;
    expect(await judged({ [path]: workflow(steps) })).toEqual([
      `unpinned-action ${path}:6`,
      `unpinned-action ${path}:9`,
      `unpinned-action ${path}:11`,
    ]);
    const settings = 'policies:\n  unsafe-workflow:\n    trust: [actions, C]\n';
    expect(await judged({ [path]: workflow(steps) }, {}, settings)).toEqual([`unpinned-action ${path}:9`]);
  });

  it('tells many steps of one file that are not pinned together', async () => {
    const steps = Array.from({ length: 6 }, (_, n) => `      - uses: a/b${n}@v1\n`).join('');
    expect(
      await judged({ [path]: workflow(`${steps}      - run: echo "\${{ github.event.issue.title }}"\n`) }),
    ).toEqual([`injection ${path}:12`, `unpinned-action ${path}:6`]);
  });

  it('tells only what the change writes', async () => {
    const before = workflow('      - uses: actions/checkout@v6\n      - run: make\n');
    const after = before.replace('- run: make', '- uses: x/y@v1\n      - uses: actions/checkout@v6\n      - run: make');
    expect(await judged({ [path]: after }, { [path]: before })).toEqual([
      `unpinned-action ${path}:7`,
      `unpinned-action ${path}:8`,
    ]);
    expect(await judged({ [path]: `# a\n${before}` }, { [path]: before })).toEqual([]);
  });

  it.each([
    'ref: ${{ github.event.pull_request.head.sha }}',
    'ref: refs/pull/${{ github.event.number }}/merge',
    'repository: ${{ github.event.pull_request.head.repo.full_name }}',
    'ref: ${{ gitea.event.pull_request.head.sha }}',
  ])('tells a privileged checkout with %s', async (input) => {
    const steps = `      - uses: actions/checkout@${commit}\n        with:\n          ${input}\n`;
    expect(await judged({ [path]: workflow(steps, 'pull_request_target') })).toEqual([`head-checkout ${path}:6`]);
    expect(await judged({ [path]: workflow(steps, 'pull_request') })).toEqual([]);
  });

  it('tells a checkout by command', async () => {
    const steps = '      - run: |\n          set -e\n          gh pr checkout "$NUMBER"\n';
    expect(await judged({ [path]: workflow(steps, 'pull_request_target') })).toEqual([`head-checkout ${path}:8`]);
  });

  it.each([
    'github.event.issue.title',
    'github.head_ref',
    'gitea.event.pull_request.title',
    'github.event.comment.body',
  ])('tells %s in a script, with its line', async (value) => {
    const steps = `      - run: |\n          make\n          echo "\${{ ${value} }}"\n`;
    expect(await judged({ [path]: workflow(steps) })).toEqual([`injection ${path}:8`]);
    expect(await judged({ '.gitea/workflows/a.yml': workflow(steps) })).toEqual(['injection .gitea/workflows/a.yml:8']);
    const safe = `      - run: echo "$VALUE"\n        env:\n          VALUE: \${{ ${value} }}\n`;
    expect(await judged({ [path]: workflow(safe) })).toEqual([]);
  });

  it('tells wide tokens, own machines, secrets in conditions and inherited secrets', async () => {
    const text = `on: pull_request\npermissions: write-all\njobs:\n  a:\n    runs-on: [self-hosted, linux]\n    if: secrets.TOKEN != ''\n    steps:\n      - run: make\n        if: \${{ secrets.X }}\n  b:\n    uses: o/r/.github/workflows/x.yml@${commit}\n    secrets: inherit\n`;
    expect(await judged({ [path]: text })).toEqual([
      `write-all ${path}:2`,
      `self-hosted ${path}:4`,
      `secret-condition ${path}:4`,
      `secret-condition ${path}:8`,
      `secrets-inherited ${path}:10`,
    ]);
  });

  it('tells downloaded scripts in pipelines of every kind', async () => {
    const line = 'curl -sSL https://example.com/install.sh | sudo bash';
    expect(await judged({ [path]: workflow(`      - run: ${line}\n`) })).toEqual([`piped-script ${path}:6`]);
    expect(await judged({ '.gitlab-ci.yml': `test:\n  script:\n    - ${line}\n` })).toEqual([
      'piped-script .gitlab-ci.yml:3',
    ]);
    const gitee = `version: '1.0'\nstages:\n  - steps:\n      - step: build@gcc\n        commands:\n          - ${line}\n`;
    expect(await judged({ '.workflow/pr.yml': gitee })).toEqual(['piped-script .workflow/pr.yml:6']);
    expect(await judged({ Jenkinsfile: `pipeline {\n  sh '${line}'\n}\n` })).toEqual(['piped-script Jenkinsfile:2']);
  });

  it('tells variables of strangers that are read as commands', async () => {
    const gitlab = 'test:\n  script:\n    - eval "echo $CI_COMMIT_MESSAGE"\n    - echo "$CI_COMMIT_MESSAGE"\n';
    expect(await judged({ '.gitlab-ci.yml': gitlab })).toEqual(['foreign-variable .gitlab-ci.yml:3']);
    const gitee = `stages:\n  - steps:\n      - step: shell@agent\n        script: |\n          echo "\${GITEE_PULL_REQUEST_TITLE}"\n          make\n`;
    expect(await judged({ '.workflow/pr.yml': gitee })).toEqual(['foreign-variable .workflow/pr.yml:5']);
  });

  it('tells includes of GitLab that can move', async () => {
    const text = `include:\n  - local: a.yml\n  - template: Jobs/SAST.gitlab-ci.yml\n  - project: g/p\n    ref: main\n    file: x.yml\n  - project: g/p\n    ref: ${commit}\n    file: x.yml\n  - remote: https://example.com/x.yml\n  - component: gitlab.com/c/d@1.0\n  - component: gitlab.com/c/d@${commit}\n  - https://example.com/y.yml\n`;
    expect(await judged({ '.gitlab-ci.yml': text })).toEqual(
      [4, 10, 11, 13].map((line) => `unpinned-include .gitlab-ci.yml:${line}`),
    );
  });

  it('reads composite actions', async () => {
    const action =
      'runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n    - run: echo "${{ github.event.issue.title }}"\n      shell: bash\n';
    expect(await judged({ 'action.yml': action })).toEqual(['unpinned-action action.yml:4', 'injection action.yml:5']);
  });

  it('does not decide what it cannot read', async () => {
    const found = await findingsOf(unsafeWorkflow, { base: {}, head: { [path]: 'on: [push\njobs: {' } });
    expect(found).toMatchObject([{ rule: 'unreadable', path, undecided: true }]);
    const deep = await findingsOf(unsafeWorkflow, { base: {}, head: { [path]: '['.repeat(10_000) } });
    expect(deep).toMatchObject([{ rule: 'unreadable', undecided: true }]);
  });

  it('reads hostile scripts in bounded time', async () => {
    const line = `eval ${'$CI_'.repeat(2000)} ${'git fetch '.repeat(800)}`;
    const text = workflow(`      - run: |\n${`          ${line}\n`.repeat(12)}`, 'pull_request_target');
    const start = threadTime();
    await judged({ [path]: text });
    expect(threadTime() - start).toBeLessThan(5000);
  });
});
