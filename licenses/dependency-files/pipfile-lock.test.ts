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
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { pipfileLock } from './pipfile-lock.ts';

const text = `{
  "_meta": { "sources": [{ "name": "pypi", "url": "https://pypi.org/simple" }] },
  "default": {
    "a": { "hashes": ["sha256:aa", "sha256:bb"], "index": "pypi", "version": "==1.10" },
    "b": { "version": "==2.0" },
    "c": { "git": "https://example.org/c", "ref": "0123456789abcdef0123456789abcdef01234567" }
  },
  "develop": {
    "b": { "version": "==2.0" },
    "d": { "version": "==1.0" },
    "d": { "version": "==1.1" }
  },
  "docs": { "e": { "version": "==1" } }
}`;

test('Pipfile.lock: categories are groups, the last of two keys counts', async () => {
  const reading = await readFrom(pipfileLock, { 'Pipfile.lock': text });
  expect(
    reading.packages.map(({ name, version, scopes, groups, direct, line }) => [
      name,
      version,
      scopes,
      groups,
      direct,
      line,
    ]),
  ).toEqual([
    ['a', '1.10', [], [], true, 4],
    ['b', '2.0', [], [], null, 5],
    ['c', null, [], [], null, 6],
    ['d', '1.1', ['dev'], ['dev'], null, 11],
    ['e', '1', ['dev'], ['docs'], null, 13],
  ]);
  expect(reading.packages[0]).toMatchObject({
    integrity: 'sha256:aa',
    source: { kind: 'registry', url: 'https://pypi.org/simple' },
  });
  expect(reading.warnings.map(({ line }) => line)).toEqual([11]);
});

test('the Pipfile says what is direct', async () => {
  const tree = { 'Pipfile.lock': text, Pipfile: '[packages]\nA = "*"\n[dev-packages]\nd = "*"\n' };
  const reading = await readFrom(pipfileLock, tree);
  expect(reading.packages.filter(({ direct }) => direct === true).map(({ name }) => name)).toEqual(['a', 'd']);
});

test('a name such as __proto__ is a name', async () => {
  const reading = await readFrom(pipfileLock, {
    'Pipfile.lock': '{"default":{"__proto__":{"version":"==1"},"constructor":{"version":"==2"},"":{"version":"==3"}}}',
  });
  expect(reading.packages.map(({ key }) => key)).toEqual(['__proto__@1', 'constructor@2', '@3']);
});

test.each([
  ['null', 'unparsable'],
  ['[]', 'unparsable'],
  ['{"default": {', 'unparsable'],
  ['{\n<<<<<<< a\n=======\n>>>>>>> b\n}', 'merge-conflict'],
])('%j is refused: %s', async (wrong, kind) => {
  await expect(readFrom(pipfileLock, { 'Pipfile.lock': wrong })).rejects.toMatchObject({ kind });
});
