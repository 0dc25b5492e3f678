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
import { signOffComplete } from './sign-off-complete.ts';

function run(signed: number, unsigned: number, files: Record<string, string> = {}) {
  const firstUnsigned = unsigned === 0 ? null : 'c'.repeat(40);
  return signOffComplete.run(makeFacts({ files, history: { signOff: { signed, unsigned, firstUnsigned } } }));
}

it('passes at 100 %', () => {
  expect(run(7, 0)).toMatchObject({ status: 'pass', searched: ['git log --no-merges --since=2026-01-01'] });
});

it('gives the share below that, and fails at none', () => {
  expect(run(3, 1)).toMatchObject({ status: 'partial', score: 0.75 });
  expect(run(3, 1).message.en).toBe(
    '1 of 4 non-merge commits since 2026-01-01 are not signed off by their author, for example cccccccccccc.',
  );
  expect(run(0, 4)).toMatchObject({ status: 'fail', score: 0 });
});

it('looks at all history before entry, and knows nothing without commits', () => {
  const facts = makeFacts({ declared: { admittedOn: null } });
  expect(signOffComplete.run(facts).message.zh).toBe('全部历史中的 100 个非合并提交全部签署。');
  expect(run(0, 0).status).toBe('unknown');
});

it('leaves it open where a CLA register decides', () => {
  expect(run(3, 1, { '贡献指南.md': '提交前请签署贡献者许可协议（CLA）。' }).status).toBe('unknown');
});
