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
import { securityInsights } from './security-insights.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return securityInsights.run(makeFacts({ files }));
}

it.each([
  'SECURITY-INSIGHTS.yml',
  'security-insights.yaml',
  '.github/security-insights.yml',
  '.gitlab/security-insights.yml',
  '.gitee/SECURITY_INSIGHTS.yml',
])('passes with %s', (path) => {
  expect(run({ [path]: 'header:\n  schema-version: 2.0.0\n' })).toMatchObject({
    status: 'pass',
    score: 1,
    evidence: [{ path, line: null, text: '2.0.0' }],
  });
});

it.each([
  ['nothing in it', ''],
  ['no header', 'project: {}\n'],
  ['no YAML', 'header: [\n'],
  ['10,000 brackets', '['.repeat(10_000)],
])('fails on a file with %s, and names it', (_, text) => {
  expect(run({ 'SECURITY-INSIGHTS.yml': text })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'SECURITY-INSIGHTS.yml' },
  });
});

it('fails elsewhere, and cannot tell of what was not read', () => {
  expect(run({ 'src/SECURITY-INSIGHTS.yml': 'header: {}\n' })).toMatchObject({ status: 'fail', nearestMiss: null });
  expect(run({}).searched).toEqual([
    'SECURITY-INSIGHTS.yml',
    '.github/security-insights.yml',
    '.gitlab/security-insights.yml',
  ]);
  expect(run({ 'SECURITY-INSIGHTS.yml': { text: null, size: 9 } })).toMatchObject({ status: 'unknown', score: null });
  expect(run({ 'SECURITY-INSIGHTS.yml': { text: null, mode: 0o120000 } }).status).toBe('unknown');
});
