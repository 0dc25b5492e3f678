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
import type { TagFact } from '../check.ts';
import { makeFacts } from '../testing/facts.ts';
import { recentRelease } from './recent-release.ts';

function tag(name: string, at: string | null): TagFact {
  return { name, at: at === null ? null : new Date(at), annotated: true, signed: false };
}

function run(...tags: TagFact[]) {
  return recentRelease.run(makeFacts({ tags }));
}

it('passes with a version within 365 days', () => {
  expect(run(tag('v1.2.0', '2025-07-01T00:00:00Z'))).toMatchObject({
    status: 'pass',
    score: 1,
    message: { zh: '最近的版本 v1.2.0 发布于 2025-07-01。', en: 'The newest version, v1.2.0, is of 2025-07-01.' },
    evidence: [{ path: 'refs/tags/v1.2.0', line: null, text: '2025-07-01' }],
  });
  expect(run(tag('openEuler-24.03-LTS', '2026-01-01'), tag('v0.1', null)).status).toBe('pass');
});

it('fails on older ones and without tags', () => {
  expect(run(tag('v1.2.0', '2025-06-30T00:00:00Z'))).toMatchObject({ status: 'fail', score: 0 });
  expect(run()).toMatchObject({ status: 'fail', searched: ['refs/tags/*'], message: { zh: '没有任何标签。' } });
});

it('looks past tags that are no versions, or of the future', () => {
  const tags = [tag('v9.0.0', '2030-01-01'), tag('nightly', '2026-06-29'), tag('v1.0.0', '2024-01-01')];
  expect(run(...tags)).toMatchObject({ status: 'fail', evidence: [{ path: 'refs/tags/v1.0.0' }] });
});

it('cannot tell from names that say no version, nor without dates', () => {
  expect(run(tag('latest', '2026-06-01'))).toMatchObject({
    status: 'unknown',
    score: null,
    evidence: [{ path: 'refs/tags/latest' }],
  });
  expect(run(tag('v1.0.0', null)).status).toBe('unknown');
  expect(run(tag('v1.0.0', '2030-01-01')).status).toBe('unknown');
});

it('cleans the name of a tag', () => {
  expect(run(tag('v1.0\u202Ex', '2026-06-01')).message.en).toBe('The newest version, v1.0x, is of 2026-06-01.');
});
