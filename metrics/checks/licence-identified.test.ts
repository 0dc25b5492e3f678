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
import { licenceIdentified } from './licence-identified.ts';

const mit = licenceText('MIT');

function run(files: Readonly<Record<string, string>>) {
  const inputs = Object.entries(files).map(([path, text]) => ({ path, text, spdx: null }));
  return licenceIdentified.run(makeFacts({ files, licence: assessLicence(inputs) }));
}

test.each<[string, Record<string, string>, string]>([
  ['a text', { LICENSE: mit }, 'pass'],
  ['a text and the same manifest', { LICENSE: mit, 'package.json': '{"license": "MIT"}' }, 'pass'],
  ['a text and another manifest', { LICENSE: mit, 'package.json': '{"license": "ISC"}' }, 'partial'],
  ['only a manifest', { 'package.json': '{"license": "MIT"}' }, 'fail'],
  ['only a name in the file', { LICENSE: 'MIT' }, 'fail'],
  ['a licence that is not approved', { LICENSE: licenceText('BUSL-1.1') }, 'fail'],
  ['changed terms', { LICENSE: mit.replace(/THE SOFTWARE IS PROVIDED[\s\S]*$/u, 'It must not be sold.') }, 'fail'],
  ['a Mulan licence whose text is not on the list', { LICENSE: '木兰公共许可证，第2版\n' }, 'unknown'],
])('%s', (_, files, expected) => {
  expect(run(files).status).toBe(expected);
});

test('an unread licence file is unknown', () => {
  const facts = makeFacts({ files: { LICENSE: { text: null, mode: 0o120000 } } });
  expect(licenceIdentified.run(facts).status).toBe('unknown');
});
