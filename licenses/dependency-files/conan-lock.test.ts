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

import { describe, expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { conanLock } from './conan-lock.ts';

const graph = {
  graph_lock: {
    nodes: {
      0: { ref: 'test/1.0', path: 'conanfile.py', requires: ['1'], build_requires: ['3'] },
      1: { ref: 'freetype/2.12.1#aa', requires: ['2', '4'] },
      2: { ref: 'zlib/1.2.11@user/stable#bb' },
      3: { ref: 'ninja/1.11.1#cc', requires: ['2'] },
      4: { ref: '1.2.3#dd' },
    },
  },
  version: '0.4',
};

describe('conan.lock', () => {
  test('Conan 1: a graph; what only builds says so', async () => {
    const reading = await readFrom(conanLock, { 'conan.lock': JSON.stringify(graph, null, 1) });
    expect(
      reading.packages.map(({ key, scopes, direct, dependsOn, line }) => [key, scopes, direct, dependsOn, line]),
    ).toEqual([
      ['freetype@2.12.1', [], true, ['zlib@1.2.11'], 14],
      ['zlib@1.2.11', [], false, [], 21],
      ['ninja@1.11.1', ['build'], true, ['zlib@1.2.11'], 24],
    ]);
    expect(purlsOf(conanLock, reading)).toEqual([
      'pkg:conan/freetype@2.12.1',
      'pkg:conan/zlib@1.2.11?channel=stable&user=user',
      'pkg:conan/ninja@1.11.1',
    ]);
    expect(reading.warnings).toHaveLength(1);
  });

  test('the first versions have references for keys', async () => {
    const old = {
      graph_lock: {
        nodes: {
          a: { pref: null, requires: { 'zlib/1.2.11@x/testing#aa': 'b' } },
          b: { pref: 'zlib/1.2.11@x/testing#aa:bb#cc' },
        },
      },
    };
    const [found] = (await readFrom(conanLock, { 'conan.lock': JSON.stringify(old) })).packages;
    expect(found).toMatchObject({ name: 'zlib', version: '1.2.11', direct: true });
  });

  test('Conan 2: lists', async () => {
    const text = `{
  "version": "0.5",
  "requires": [
    "zlib/1.2.10#aa%1667396813.184",
    "1.2.3#bb%1"
  ],
  "build_requires": ["cmake/3.27@_/_#cc%1"],
  "python_requires": ["base/1.0@team/stable#dd%1"]
}`;
    const reading = await readFrom(conanLock, { 'conan.lock': text });
    expect(reading.packages.map(({ key, groups, scopes, line }) => [key, groups, scopes, line])).toEqual([
      ['zlib@1.2.10', ['requires'], [], 4],
      ['cmake@3.27', ['build-requires'], ['build'], null],
      ['base@1.0', ['python-requires'], ['build'], null],
    ]);
    expect(purlsOf(conanLock, reading)[2]).toBe('pkg:conan/base@1.0?channel=stable&user=team');
    expect(reading.warnings).toHaveLength(1);
  });

  test.each(['null', '[]', '{}', '{'])('%j is refused', async (text) => {
    await expect(readFrom(conanLock, { 'conan.lock': text })).rejects.toMatchObject({ kind: 'unparsable' });
  });

  test('Conan 1: a recipe without a version has none', async () => {
    const nodes = { 0: { ref: 'own/None' } };
    const text = JSON.stringify({ version: '0.4', graph_lock: { nodes } });
    const reading = await readFrom(conanLock, { 'conan.lock': text });
    expect(reading.packages.map(({ name, version }) => [name, version])).toEqual([['own', null]]);
  });
});
