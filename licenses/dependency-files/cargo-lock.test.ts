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
import { cargoLock } from './cargo-lock.ts';

const registry = 'registry+https://github.com/rust-lang/crates.io-index';

function lock(version: number, packages: readonly string[]): string {
  return [`version = ${version}`, ...packages.map((lines) => `[[package]]\n${lines}`)].join('\n\n');
}

const app = lock(4, [
  'name = "app"\nversion = "0.1.0"\ndependencies = [\n "serde",\n "rand 0.8.5",\n "cc",\n "proptest",\n]',
  `name = "cc"\nversion = "1.0.0"\nsource = "${registry}"\nchecksum = "aa"`,
  `name = "libc"\nversion = "0.2.1"\nsource = "${registry}"`,
  `name = "proptest"\nversion = "1.4.0"\nsource = "${registry}"\ndependencies = [\n "rand 0.7.3",\n "libc",\n]`,
  `name = "rand"\nversion = "0.7.3"\nsource = "${registry}"`,
  `name = "rand"\nversion = "0.8.5"\nsource = "git+https://example.org/rand?branch=main#0123456789abcdef0123456789abcdef01234567"\ndependencies = [\n "libc",\n]`,
  `name = "serde"\nversion = "1.0.0+build"\nsource = "sparse+https://index.example.org/"`,
]);

const manifest = `[package]
name = "app"
version = "0.1.0"
[dependencies]
serde = "1"
rand = { git = "https://example.org/rand", branch = "main" }
[build-dependencies]
cc = "1"
[dev-dependencies]
proptest = "1"
`;

describe('Cargo.lock', () => {
  test('edges by name and version, sources, checksums, lines', async () => {
    const reading = await readFrom(cargoLock, { 'Cargo.lock': app });
    expect(reading.packages.map(({ key, dependsOn, direct, line }) => [key, dependsOn, direct, line])).toEqual([
      ['app@0.1.0', ['serde@1.0.0+build', 'rand@0.8.5', 'cc@1.0.0', 'proptest@1.4.0'], false, 3],
      ['cc@1.0.0', [], true, 13],
      ['libc@0.2.1', [], false, 19],
      ['proptest@1.4.0', ['rand@0.7.3', 'libc@0.2.1'], true, 24],
      ['rand@0.7.3', [], false, 33],
      ['rand@0.8.5', ['libc@0.2.1'], true, 38],
      ['serde@1.0.0+build', [], true, 46],
    ]);
    expect(reading.packages.map(({ source }) => source?.kind)).toEqual([
      'workspace',
      'registry',
      'registry',
      'registry',
      'registry',
      'git',
      'registry',
    ]);
    expect(reading.packages[5]?.source).toEqual({
      kind: 'git',
      url: 'https://example.org/rand',
      revision: '0123456789abcdef0123456789abcdef01234567',
    });
    expect(purlsOf(cargoLock, reading).slice(0, 2)).toEqual([null, 'pkg:cargo/cc@1.0.0']);
    expect(reading.recorded).toBeNull();
  });

  test('what a package is for comes from the manifests of the members', async () => {
    const reading = await readFrom(cargoLock, { 'Cargo.lock': app, 'Cargo.toml': manifest });
    expect(Object.fromEntries(reading.packages.map(({ key, scopes }) => [key, scopes]))).toEqual({
      'app@0.1.0': [],
      'cc@1.0.0': ['build'],
      'libc@0.2.1': [],
      'proptest@1.4.0': ['dev'],
      'rand@0.7.3': ['dev'],
      'rand@0.8.5': [],
      'serde@1.0.0+build': [],
    });
    expect(reading.recorded).toEqual(
      ['serde', 'rand', 'cc', 'proptest'].map((name) => ({ manifest: 'Cargo.toml', name, constraint: null })),
    );
  });

  test('members are found by patterns, shortened names and paths; without one of them nothing is said', async () => {
    const text = lock(3, [
      'name = "tool-cli"\nversion = "0.1.0"\ndependencies = [\n "tool-parser",\n]',
      'name = "tool-parser"\nversion = "0.1.0"\ndependencies = [\n "insta",\n]',
      `name = "insta"\nversion = "1.0.0"\nsource = "${registry}"`,
    ]);
    const tree = {
      'sub/Cargo.lock': text,
      'sub/Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\ninsta = "1"\n',
      'sub/crates/cli/Cargo.toml':
        '[package]\nname = "tool-cli"\n[dependencies]\ntool-parser = { path = "../deep/parser" }\n',
      'sub/crates/deep/parser/Cargo.toml':
        '[package]\nname = "tool-parser"\n[dev-dependencies]\ninsta = { workspace = true }\n',
    };
    const reading = await readFrom(cargoLock, tree);
    expect(reading.packages.map(({ name, scopes, source }) => [name, scopes, source?.url])).toEqual([
      ['tool-cli', [], 'sub/crates/cli'],
      ['tool-parser', [], 'sub/crates/deep/parser'],
      ['insta', ['dev'], 'https://github.com/rust-lang/crates.io-index'],
    ]);
    const { 'sub/crates/deep/parser/Cargo.toml': _, ...without } = tree;
    expect((await readFrom(cargoLock, without)).packages.map(({ scopes }) => scopes)).toEqual([[], [], []]);
  });

  test('version 1: full ids, checksums in the metadata, a root of its own', async () => {
    const text = `[root]
name = "app"
version = "0.1.0"
dependencies = ["libc 0.2.1 (${registry})"]

[[package]]
name = "libc"
version = "0.2.1"
source = "${registry}"

[metadata]
"checksum libc 0.2.1 (${registry})" = "bb"
`;
    const reading = await readFrom(cargoLock, { 'Cargo.lock': text });
    expect(reading.packages.map(({ key, dependsOn, integrity, line }) => [key, dependsOn, integrity, line])).toEqual([
      ['app@0.1.0', ['libc@0.2.1'], null, null],
      ['libc@0.2.1', [], 'bb', 6],
    ]);
  });

  test('one version from two sources is two packages', async () => {
    const text = lock(3, [
      `name = "app"\nversion = "1.0.0"\ndependencies = [\n "x 1.0.0 (${registry})",\n]`,
      `name = "x"\nversion = "1.0.0"\nsource = "${registry}"`,
      'name = "x"\nversion = "1.0.0"\nsource = "git+https://example.org/x#aa"',
    ]);
    const reading = await readFrom(cargoLock, { 'Cargo.lock': text });
    expect(reading.packages.map(({ key }) => key)).toEqual([
      'app@1.0.0',
      `x 1.0.0 (${registry})`,
      'x 1.0.0 (git+https://example.org/x#aa)',
    ]);
    expect(reading.packages[0]?.dependsOn).toEqual([`x 1.0.0 (${registry})`]);
  });

  test.each([
    ['not toml', 'unparsable'],
    ['version = 9', 'unsupported-version'],
    ['[[package]]\nname = "x"', 'unparsable'],
    ['<<<<<<< a\nversion = 3\n=======\nversion = 4\n>>>>>>> b\n', 'merge-conflict'],
  ])('%j is refused: %s', async (text, kind) => {
    await expect(readFrom(cargoLock, { 'Cargo.lock': text })).rejects.toMatchObject({ kind });
  });
});
