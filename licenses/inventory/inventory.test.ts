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
import { createReadingCache } from './reading-cache.ts';
import { takeInventory } from './take.ts';

function lock(packages: Readonly<Record<string, object>>): string {
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies: { a: '^1' } }, ...packages } });
}
const a = { version: '1.2.0', resolved: 'https://registry.npmjs.org/a/-/a-1.2.0.tgz', integrity: 'sha512-AA==' };

test('a manifest whose lock was read adds nothing, one without a lock its ranges', async () => {
  const manifest = JSON.stringify({ dependencies: { a: '^1' } });
  const files = {
    'x/package.json': manifest,
    'x/package-lock.json': lock({ 'node_modules/a': a }),
    'y/package.json': manifest,
  };
  const { packages, files: read } = await takeInventory(memoryTree(files));
  expect(packages.map(({ id, version, places }) => [id, version, places.map(({ path }) => path)])).toEqual([
    ['pkg:npm/a', null, ['y/package.json']],
    ['pkg:npm/a@1.2.0', '1.2.0', ['x/package-lock.json']],
  ]);
  expect(read.map(({ path, locked }) => [path, locked])).toEqual([
    ['x/package-lock.json', false],
    ['x/package.json', true],
    ['y/package.json', false],
  ]);
});

test('a lock that cannot be read is told, and its manifest speaks', async () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { a: '^1' } }),
    'package-lock.json': '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n',
  };
  const { packages, files: read } = await takeInventory(memoryTree(files));
  expect(read.map(({ path, fault }) => [path, fault?.kind ?? null])).toEqual([
    ['package-lock.json', 'merge-conflict'],
    ['package.json', null],
  ]);
  expect(packages.map(({ id }) => id)).toEqual(['pkg:npm/a']);
});

test('what two files name is one package: a scope holds only where all of them say so', async () => {
  const files = {
    'x/package-lock.json': lock({ 'node_modules/a': { ...a, dev: true } }),
    'y/package-lock.json': lock({ 'node_modules/a': a }),
  };
  const { packages, byId } = await takeInventory(memoryTree(files));
  expect(packages).toHaveLength(1);
  expect(byId.get('pkg:npm/a@1.2.0')).toMatchObject({ scopes: [], direct: true, integrity: 'sha512-AA==' });
  expect(packages[0]?.places.map(({ path }) => path)).toEqual(['x/package-lock.json', 'y/package-lock.json']);
});

test('files of installed packages, of other people and of tests are counted and not read', async () => {
  const one = lock({ 'node_modules/a': a });
  const places = ['node_modules/b', 'third_party/c', 'fixtures/d', 'mine'];
  const files = Object.fromEntries(places.map((place) => [`${place}/package-lock.json`, one]));
  const { files: read, notes } = await takeInventory(memoryTree(files), {
    excluded: (path) => path.startsWith('mine/'),
  });
  expect(read).toEqual([]);
  expect(notes.map(({ en }) => en.slice(0, 20))).toEqual([
    '1 dependency file(s)',
    '1 dependency file(s)',
    '1 dependency file(s)',
  ]);
});

test('the same content at the same place is read once for two trees, and anew when it changes', async () => {
  const cache = createReadingCache();
  const files = { 'package-lock.json': lock({ 'node_modules/a': a }) };
  const [before, same] = [
    await takeInventory(memoryTree(files), { cache }),
    await takeInventory(memoryTree(files), { cache }),
  ];
  expect(same.files[0]?.reading).toBe(before.files[0]?.reading);
  const other = { 'package-lock.json': lock({ 'node_modules/a': { ...a, version: '1.3.0' } }) };
  const after = await takeInventory(memoryTree(other), { cache });
  expect(after.packages.map(({ version }) => version)).toEqual(['1.3.0']);
});

test('a name that leads elsewhere has no purl', async () => {
  const cargo =
    '[[package]]\nname = ".."\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n';
  const { packages } = await takeInventory(memoryTree({ 'Cargo.lock': cargo }));
  expect(packages.map(({ id, purl }) => [id, purl])).toEqual([['cargo:..@1.0.0', null]]);
});
