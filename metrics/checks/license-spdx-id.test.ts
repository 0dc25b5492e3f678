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
import { assessLicence } from '#licenses/assess.ts';
import { licenceText } from '#licenses/testing.ts';
import { makeFacts } from '../testing/facts.ts';
import { licenseSpdxId } from './license-spdx-id.ts';

function run(files: Readonly<Record<string, string | null>>) {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text, spdx: null }));
  const facts = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text ?? { text: null, mode: 0o120000 }]),
  );
  return licenseSpdxId.run(makeFacts({ files: facts, licence: assessLicence(inputs) }));
}

test('a text with an SPDX id passes, with the place as evidence', () => {
  const outcome = run({ LICENSE: licenceText('MulanPSL-2.0') });
  expect([outcome.status, outcome.evidence[0]]).toEqual(['pass', { path: 'LICENSE', line: 1, text: 'MulanPSL-2.0' }]);
});

test('a manifest without a text counts in part', () => {
  expect(run({ 'package.json': '{"license": "MIT"}' })).toMatchObject({ status: 'partial', score: 0.3 });
});

test('a file name is no licence', () => {
  expect(run({ LICENSE: 'to be done' }).status).toBe('fail');
});

test('a symlink is not followed, so nothing is known', () => {
  expect(run({ LICENSE: null }).status).toBe('unknown');
});

test('nothing at all fails and says where it looked', () => {
  expect(run({ 'README.md': '# X' })).toMatchObject({
    status: 'fail',
    searched: ['LICENSE*', 'LICENCE*', 'COPYING*', 'UNLICENSE*', '许可证*', 'LICENSES/*'],
  });
});
