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
import { releaseCadence } from './release-cadence.ts';

function tag(name: string, at: string | null): TagFact {
  return { name, at: at === null ? null : new Date(at), annotated: true, signed: false };
}

function run(stage: 'sandbox' | 'incubating' | 'graduated', ...tags: TagFact[]) {
  return releaseCadence.run(makeFacts({ tags, declared: { stage } }));
}

const three = [tag('v1.2.0', '2026-06-01'), tag('v1.1.0', '2025-12-01'), tag('v1.0.0', '2025-03-01')];

it('asks a sandbox project for one version tag', () => {
  expect(run('sandbox', tag('v0.1.0-rc1', '2020-01-01'))).toMatchObject({ status: 'pass', score: 1 });
  expect(run('sandbox', tag('v0.1.0', null)).status).toBe('pass');
  expect(run('sandbox')).toMatchObject({ status: 'fail', score: 0, searched: ['refs/tags/*'] });
});

it('asks an incubating project for a release within a year', () => {
  expect(run('incubating', ...three)).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'refs/tags/v1.2.0', text: '2026-06-01' }],
    message: { zh: '共 3 个版本标签；正式发布一年内 2 次，18 个月内 3 次。' },
  });
  expect(run('incubating', tag('v1.0.0', '2025-05-01'))).toMatchObject({ status: 'partial', score: 0.5 });
  expect(run('incubating', tag('v2.0.0-rc1', '2026-06-01'))).toMatchObject({ status: 'partial', score: 0.5 });
  expect(run('incubating')).toMatchObject({ status: 'fail' });
});

it('asks a graduated project for three releases in 18 months', () => {
  expect(run('graduated', ...three).status).toBe('pass');
  expect(run('graduated', ...three.slice(1))).toMatchObject({ status: 'partial', score: 2 / 3 });
  expect(run('graduated', tag('v1.0.0', '2024-01-01'))).toMatchObject({ status: 'fail' });
});

it('counts the modules of one release, and its pre-releases, once', () => {
  const modules = ['v1.0.0', 'api/v1.0.0', 'client/v1.0.0'].map((name) => tag(name, '2026-06-01T08:00:00Z'));
  const candidates = ['v1.0.0-rc1', 'v1.0.0-beta.1'].map((name) => tag(name, '2026-05-01T00:00:00Z'));
  expect(run('graduated', ...modules, ...candidates)).toMatchObject({
    status: 'partial',
    score: 1 / 3,
    message: { en: 'Version tags: 5; releases within a year: 1, within 18 months: 1.' },
  });
});

it('cannot tell from other names, nor without dates', () => {
  expect(run('incubating', tag('latest', '2026-06-01'))).toMatchObject({ status: 'unknown', score: null });
  expect(run('graduated', tag('v1.0.0', null)).status).toBe('unknown');
});
