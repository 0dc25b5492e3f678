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
import { memoryTree } from '../testing-tree.ts';
import { takeInventory } from './take.ts';

test('a project whose packages.lock.json was read adds no ranges; one in another folder does', async () => {
  const project = '<Project><ItemGroup><PackageReference Include="A" Version="[1.0.0, 2.0.0)" /></ItemGroup></Project>';
  const lock = { A: { type: 'Direct', requested: '[1.0.0, 2.0.0)', resolved: '1.5.0' } };
  const inventory = await takeInventory(
    memoryTree({
      'one/One.csproj': project,
      'one/packages.lock.json': JSON.stringify({ version: 1, dependencies: { 'net8.0': lock } }),
      'two/Two.fsproj': project,
      'three/Three.csproj': project,
      'three/packages.lock.json': '{',
    }),
  );
  expect(inventory.files.map(({ path, locked }) => [path, locked])).toEqual([
    ['one/One.csproj', true],
    ['one/packages.lock.json', false],
    ['three/Three.csproj', false],
    ['three/packages.lock.json', false],
    ['two/Two.fsproj', false],
  ]);
  expect(
    inventory.packages.map(({ name, version, places }) => [name, version, places.map(({ path }) => path)]),
  ).toEqual([
    ['A', null, ['three/Three.csproj', 'two/Two.fsproj']],
    ['A', '1.5.0', ['one/packages.lock.json']],
  ]);
});
