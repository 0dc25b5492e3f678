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

import { expect, test } from 'vitest';
import { licenceText } from '#licenses/testing.ts';
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { upstreamNoticesKept } from './upstream-notices-kept.ts';

const source = { language: 'C', size: 100, notice: false } as const;

function run(files: Record<string, FileInput>) {
  return upstreamNoticesKept.run(makeFacts({ files }));
}

test('without bundled code the question does not arise', () => {
  expect(run({ 'a.c': source }).status).toBe('not-applicable');
});

test('unchanged texts are not proof: a reviewer compares with upstream', () => {
  const outcome = run({ 'vendor/z/a.c': source, 'vendor/z/LICENSE': licenceText('Zlib') });
  expect([outcome.status, outcome.message.en.startsWith('The 1 licence texts')]).toEqual(['unknown', true]);
});

test('changed terms are found', () => {
  const text = licenceText('Apache-2.0').replace(
    '4. Redistribution.',
    'You must not sell the Work, and You shall not modify it without a written permission.\n\n4. Redistribution.',
  );
  expect(run({ 'vendor/z/a.c': source, 'vendor/z/LICENSE': text })).toMatchObject({
    status: 'fail',
    evidence: [{ path: 'vendor/z/LICENSE', text: 'Apache-2.0' }],
  });
});
