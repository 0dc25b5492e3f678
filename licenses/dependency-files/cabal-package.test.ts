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
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { takeInventory } from '../inventory/take.ts';
import { memoryTree } from '../testing-tree.ts';
import { cabalPackage } from './cabal-package.ts';

const text = `cabal-version: 3.0
name:          own
version:       0.10
license:       MIT

common shared
  build-depends: base >=4.14 && <5

custom-setup
  setup-depends: Cabal ^>= { 3.0, 3.2 }

library
  import:        shared
  -- build-depends: commented
  build-depends:
    , aeson ==2.1.0.0
    , text  >=1.2
            && <3
  if os(windows)
    build-depends: Win32
  build-tool-depends: alex:alex ==3.2.*

test-suite spec
  type:          exitcode-stdio-1.0
  build-depends: own, own:{helper}, hspec == 2.*, aeson ==2.1.0.0, !wrong
`;

test('a .cabal file: what each part needs, and what for', async () => {
  const reading = await readFrom(cabalPackage, { 'own.cabal': text });
  expect(reading.root).toEqual({ name: 'own', version: '0.10' });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      line,
    ]),
  ).toEqual([
    ['base', null, '>=4.14 && <5', '', 7],
    ['Cabal', null, '^>= { 3.0, 3.2 }', 'build', 10],
    ['aeson', '2.1.0.0', '==2.1.0.0', '', 15],
    ['text', null, '>=1.2 && <3', '', 15],
    ['Win32', null, null, '', 20],
    ['alex', null, '==3.2.*', 'build', 21],
    ['hspec', null, '== 2.*', 'test', 25],
  ]);
  expect(purlsOf(cabalPackage, reading)[2]).toBe('pkg:hackage/aeson@2.1.0.0');
  expect(reading.warnings).toHaveLength(1);
});

test('a freeze file speaks for the descriptions beside it', async () => {
  const tree = { 'own.cabal': text, 'cabal.project.freeze': 'constraints: any.aeson ==2.1.0.0\n' };
  const { files } = await takeInventory(memoryTree(tree));
  expect(files.map(({ path, locked }) => [path, locked])).toEqual([
    ['cabal.project.freeze', false],
    ['own.cabal', true],
  ]);
});

test.each(['', 'library\n  build-depends: base\n'])('%j names no package', async (wrong) => {
  await expect(readFrom(cabalPackage, { 'own.cabal': wrong })).rejects.toMatchObject({ kind: 'unparsable' });
});

test('markers of a merge conflict are refused', async () => {
  const wrong = `${text}<<<<<<< a\n=======\n>>>>>>> b\n`;
  await expect(readFrom(cabalPackage, { 'own.cabal': wrong })).rejects.toMatchObject({ kind: 'merge-conflict' });
});
