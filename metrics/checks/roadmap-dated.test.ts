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
import { roadmapDated } from './roadmap-dated.ts';

function run(files: Record<string, string>) {
  return roadmapDated.run(makeFacts({ files, asOf: new Date('2026-06-30T00:00:00Z') }));
}

it.each<[files: Record<string, string>, line: number]>([
  [{ 'ROADMAP.md': 'v1: 2025-06-30' }, 1],
  [{ 'ROADMAP.md': '# R\n## 2026 年第三季度\n- x' }, 2],
  [{ 'README.md': '# X\n## 路线图\n- 2025 Q4: y' }, 3],
  [{ 'docs/roadmap/2024.md': 'old 2024', 'docs/roadmap/2026-Q1.md': '- z' }, 1],
  [{ 'README.md': '# X\n## Roadmap\nsee [plan](docs/p.md)', 'docs/p.md': '\nMay 2026' }, 2],
])('passes with %j', (files, line) => {
  expect(run(files)).toMatchObject({ status: 'pass', evidence: [{ line }] });
});

it('fails when the newest date is more than 12 months old, and shows it', () => {
  const outcome = run({ 'ROADMAP.md': '2024 Q1: a\n2025-06-28: b\n' });
  expect(outcome).toMatchObject({ status: 'fail', evidence: [{ path: 'ROADMAP.md', line: 2 }] });
  expect(outcome.message.zh).toBe('路线图里最新的日期止于 2025-06-28，已超过 12 个月。');
});

it('fails without dates, without a roadmap, or with dates too far to be meant', () => {
  expect(run({ 'ROADMAP.md': 'Soon more.' })).toMatchObject({ status: 'fail', nearestMiss: { path: 'ROADMAP.md' } });
  expect(run({ 'ROADMAP.md': 'limit is 2099' }).status).toBe('fail');
  expect(run({}).status).toBe('fail');
});

it('cannot tell of a roadmap outside', () => {
  expect(run({ 'README.md': '[Roadmap](https://github.com/orgs/x/projects/1)' }).status).toBe('unknown');
});
