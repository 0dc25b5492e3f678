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
import { pythonConstraint, pythonPin, pythonRequirement, pythonUrl } from './python-requirement.ts';

test.each([
  ['requests', ['requests', [], null, null, null]],
  [
    'requests [a, b] >= 2.8.1 , == 2.8.* ; python_version < "2.7"',
    ['requests', ['a', 'b'], '==2.8.*,>=2.8.1', null, 'python_version < "2.7"'],
  ],
  ['name (>=1,<2)', ['name', [], '<2,>=1', null, null]],
  ['pip @ https://example.org/a.zip ; x == "1"', ['pip', [], null, 'https://example.org/a.zip', 'x == "1"']],
  ['a===1.0-odd', ['a', [], '===1.0-odd', null, null]],
  ['A.B-c_d~=1.4.2', ['A.B-c_d', [], '~=1.4.2', null, null]],
])('%j', (text, [name, extras, constraint, url, marker]) => {
  expect(pythonRequirement(text)).toEqual({ name, extras, constraint, url, marker });
});

test.each(['', '==1.0', 'a==', 'a 1.0', '-foo==1', 'a=>1', 'a=1', 'a @', './x', 'git+https://x/y', 'a>=1,,<2'])(
  '%j is no requirement',
  (text) => {
    expect(pythonRequirement(text)).toBeNull();
  },
);

test.each([
  ['==1.2', '1.2'],
  ['===1.2', '1.2'],
  ['==1.2,>1', '1.2'],
  ['==1.*', null],
  ['>=1.2', null],
  ['~=1.2', null],
  ['!=1.2', null],
  [null, null],
])('%j is the version %j', (constraint, version) => {
  expect(pythonPin(constraint)).toBe(version);
});

test('two spellings of one requirement are the same', () => {
  expect(pythonConstraint(' < 2, >=1 ')).toBe(pythonConstraint('>= 1,<2'));
  expect(pythonConstraint('')).toBeNull();
  expect(pythonConstraint('latest')).toBeUndefined();
});

test.each([
  ['git+https://example.org/a/b.git@v1.0#egg=b', { kind: 'git', url: 'https://example.org/a/b.git', revision: 'v1.0' }],
  ['git+ssh://git@example.org/a/b.git', { kind: 'git', url: 'ssh://git@example.org/a/b.git', revision: null }],
  ['https://example.org/b-1.0.whl', { kind: 'url', url: 'https://example.org/b-1.0.whl', revision: null }],
  ['file:///etc/passwd', { kind: 'path', url: 'file:///etc/passwd', revision: null }],
  ['../b', { kind: 'path', url: '../b', revision: null }],
])('%j comes from there', (url, source) => {
  expect(pythonUrl(url)).toEqual(source);
});
