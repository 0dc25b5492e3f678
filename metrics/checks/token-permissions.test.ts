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
import { tokenPermissions } from './token-permissions.ts';

const path = '.github/workflows/a.yml';

function run(files: Readonly<Record<string, FileInput>>) {
  return tokenPermissions.run(makeFacts({ files }));
}

const job = 'jobs:\n  a:\n    steps: []\n';

it.each([
  ['contents: read', `on: push\npermissions:\n  contents: read\n${job}`],
  ['read-all', `on: push\npermissions: read-all\n${job}`],
  ['{}', `on: push\npermissions: {}\n${job}`],
  ['pages and tokens for identity', `on: push\npermissions: {pages: write, id-token: write}\n${job}`],
  [
    'permissions of every job',
    'on: push\njobs:\n  a:\n    permissions: {contents: write}\n  b:\n    permissions: {}\n',
  ],
  ['a workflow that is only called', `on: workflow_call\n${job}`],
])('passes with %s', (_, text) => {
  expect(run({ [path]: text })).toMatchObject({
    status: 'pass',
    score: 1,
    message: { zh: '1 个工作流都限制了令牌权限。' },
  });
});

it.each([
  [`on: push\npermissions: write-all\n${job}`, 2, 'permissions: write-all'],
  [`on: push\npermissions:\n  issues: write\n  contents: write\n${job}`, 2, 'permissions: contents: write'],
  [`on: push\npermissions: {packages: write}\n${job}`, 2, 'permissions: packages: write'],
  [`on: push\n${job}`, 3, 'a:'],
  ['on: push\njobs:\n  a:\n    permissions: {}\n  b:\n    steps: []\n', 5, 'b:'],
  ['on: push\npermissions: {}\njobs:\n  a:\n    permissions: write-all\n', 4, 'permissions: write-all'],
  [`on: [push, workflow_call]\n${job}`, 3, 'a:'],
])('fails on %j', (text, line, quote) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'fail', score: 0, evidence: [{ path, line, text: quote }] });
});

it('gives the share of limited workflows', () => {
  const files = {
    [path]: `on: push\n${job}`,
    '.github/workflows/b.yml': 'on: push\npermissions: {}\n',
    '.gitcode/workflows/c.yml': 'on: push\npermissions: {}\n',
  };
  expect(run(files)).toMatchObject({
    status: 'partial',
    message: { zh: '3 个工作流中有 1 个没有收紧令牌权限。', en: '1 of 3 workflows do not limit their token.' },
  });
  expect(run(files).score).toBeCloseTo(2 / 3);
});

it('does not apply where the platform has no such limit', () => {
  for (const other of ['.gitea/workflows/a.yml', '.forgejo/workflows/a.yml', '.workflow/a.yml', '.gitlab-ci.yml']) {
    expect(run({ [other]: `on: push\n${job}` })).toMatchObject({ status: 'not-applicable', score: null });
  }
});

it('cannot tell of workflows that were not read', () => {
  for (const input of ['a: [', `on: ${'['.repeat(9_000)}`, { text: null, size: 9 }]) {
    expect(run({ [path]: input, '.github/workflows/b.yml': 'on: push\npermissions: {}\n' })).toMatchObject({
      status: 'unknown',
      evidence: [{ path }],
    });
  }
  expect(run({ [path]: 'a: [', '.github/workflows/b.yml': `on: push\n${job}` }).status).toBe('fail');
});
