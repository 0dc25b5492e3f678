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
import { isManifest, manifestsAt } from './manifest-files.ts';
import { manifests } from './manifest-registry.ts';
import { processorTime } from './testing.ts';

test.each<[string, readonly string[]]>([
  ['package.json', ['npm']],
  ['debian/copyright', ['debian-copyright']],
  ['README.TXT', ['wordpress']],
  ['x.opam', ['opam']],
  ['src/x.app.src', ['rebar']],
  ['data/org.x.metainfo.xml', ['appstream']],
  ['Package.json', []],
  ['sub/package.json', []],
  ['package.json5', []],
])('%s is a manifest of %j', (path, ids) => {
  expect(manifestsAt(path).map(({ id }) => id)).toEqual(ids);
  expect(isManifest(path)).toBe(ids.length > 0);
});

test('one pattern says the same as all of them', () => {
  const names = [
    'Cargo.toml',
    'x.csproj',
    'opam',
    'Chart.yaml',
    'meta/main.yml',
    'a/b/c',
    'LICENSE',
    'x.spec',
    '.bower.json',
  ];
  const each = (path: string) => [...manifests.values()].some(({ files }) => files.some((name) => name.test(path)));
  expect(names.map(isManifest)).toEqual(names.map(each));
});

test('a million paths take under two seconds', () => {
  const paths = Array.from({ length: 1000 }, (_, i) => `src/some/folder/name-${i}/file-of-the-tree.component.ts`);
  expect(
    processorTime(() => {
      for (let i = 0; i < 1000; i += 1) paths.forEach(isManifest);
    }),
  ).toBeLessThan(2000);
});
