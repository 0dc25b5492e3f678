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
import { dependencyUpdateTool } from './dependency-update-tool.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return dependencyUpdateTool.run(makeFacts({ files }));
}

it.each([
  '.github/dependabot.yml',
  '.github/dependabot.yaml',
  'renovate.json',
  'renovate.json5',
  '.github/renovate.json',
  '.gitlab/renovate.json5',
  '.gitee/renovate.json',
  '.gitea/renovate.json',
  '.renovaterc',
  '.renovaterc.json',
  '.pyup.yml',
  '.scala-steward.conf',
  '.github/.scala-steward.conf',
  'updatecli.d/go.yaml',
])('passes with %s', (path) => {
  expect(run({ [path]: '{}' })).toMatchObject({
    status: 'pass',
    score: 1,
    evidence: [{ path, line: null, text: null }],
  });
  expect(run({ [path]: { text: null, size: 9 } }).status).toBe('pass');
});

it('passes with settings in package.json, and with a run in CI', () => {
  expect(run({ 'package.json': '{\n  "name": "a",\n  "renovate": {"extends": ["x"]}\n}' })).toMatchObject({
    evidence: [{ path: 'package.json', line: 3, text: '"renovate"' }],
  });
  const workflow = 'on: schedule\njobs:\n  a:\n    steps:\n      - uses: renovatebot/github-action@v40\n';
  expect(run({ '.github/workflows/r.yml': workflow })).toMatchObject({ status: 'pass', evidence: [{ line: 5 }] });
  expect(run({ '.gitlab-ci.yml': 'a:\n  script: npx renovate\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ line: 2 }],
  });
});

it.each([
  ['.github/dependabot.yml', '', '.github/dependabot.yml'],
  ['dependabot.yml', 'version: 2', null],
  ['docs/renovate.json', '{}', null],
  ['package.json', '{"devDependencies": {"renovate": "40.0.0"}}', null],
])('fails with %s: %j', (path, text, near) => {
  const outcome = run({ [path]: text });
  expect(outcome).toMatchObject({ status: 'fail', score: 0 });
  expect(outcome.nearestMiss?.path ?? null).toBe(near);
  expect(outcome.searched).toContain('.github/dependabot.yml');
});
