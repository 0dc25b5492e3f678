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
import { makeFacts } from '../testing/facts.ts';
import { governanceContent } from './governance-content.ts';

function run(files: Record<string, string>) {
  return governanceContent.run(makeFacts({ files }));
}

it('passes when all three are covered, in either language', () => {
  const en =
    '## Decisions\nBy lazy consensus.\n## Elections\nMaintainers are nominated.\n## Conflicts of interest\nSay so.\n';
  expect(run({ 'GOVERNANCE.md': en })).toMatchObject({
    status: 'pass',
    evidence: [{ line: 1 }, { line: 3 }, { line: 5 }],
  });
  expect(run({ '治理.md': '重大事项投票表决。\n维护者由提名产生。\n有利益冲突的人应回避。\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: '治理.md', line: 1 }, { line: 2 }, { line: 3 }],
  });
});

it('gives a third for each; an empty heading is none', () => {
  const outcome = run({ 'GOVERNANCE.md': 'We vote.\n## Conflicts of interest\n\n## Elections\n' });
  expect(outcome.status).toBe('partial');
  expect(outcome.score).toBeCloseTo(1 / 3);
  expect(outcome.message.zh).toBe('治理文档没有写怎样产生和更换维护者、利益冲突怎样处理。');
});

it('follows a section of the README to its file', () => {
  const files = {
    'README.md': '# X\n## Governance\nSee [rules](docs/rules.md).\n',
    'docs/rules.md': 'Votes, elections, conflicts of interest.\n',
  };
  expect(run(files)).toMatchObject({ status: 'pass', evidence: [{ path: 'docs/rules.md' }, {}, {}] });
});

it('fails on a document that says nothing of it, and cannot tell of one outside', () => {
  expect(run({ 'GOVERNANCE.md': 'We are nice.' })).toMatchObject({ status: 'fail', score: 0 });
  expect(run({ 'README.md': '[Governance](https://x.org/gov)' }).status).toBe('unknown');
});
