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
import { cargoToml } from './cargo-toml.ts';

const text = `[package]
name = "app"
version.workspace = true

[features]
default = ["tls"]
tls = ["dep:native"]

[dependencies]
serde = "1.0"
exact = "=1.2.3"
alias = { package = "real-name", version = ">=1, <2" }
shared = { workspace = true, features = ["x"] }
lost.workspace = true
fork = { git = "https://example.org/fork.git", tag = "v1" }
here = { path = "../here" }
inner = { version = "1", registry = "company" }
extra = { version = "1", optional = true }
native = { version = "1", optional = true }

[dependencies.table]
version = "0.3"

[dev-dependencies]
proptest = "1"

[build-dependencies]
cc = "1"

[target.'cfg(target_os = "linux")'.dependencies]
nix = "0.27"

[target.'cfg(unix)'.dev-dependencies]
rexpect = "0.5"
`;
const workspace = `[workspace]
members = ["app"]
[workspace.package]
version = "2.0.0"
[workspace.dependencies]
shared = "0.4"
`;

describe('Cargo.toml', () => {
  test('tables, targets, renamed and inherited dependencies', async () => {
    const reading = await readFrom(cargoToml, { 'app/Cargo.toml': text, 'Cargo.toml': workspace });
    expect(reading.root).toEqual({ name: 'app', version: '2.0.0' });
    expect(
      reading.packages.map(({ name, version, constraint, scopes, groups, line }) => [
        name,
        version,
        constraint,
        scopes.join(),
        groups.join(),
        line,
      ]),
    ).toEqual([
      ['serde', null, '1.0', '', '', 10],
      ['exact', '1.2.3', '=1.2.3', '', '', 11],
      ['real-name', null, '>=1, <2', '', '', 12],
      ['shared', null, '0.4', '', '', 13],
      ['lost', null, null, '', '', 14],
      ['fork', null, null, '', '', 15],
      ['here', null, null, '', '', 16],
      ['inner', null, '1', '', '', 17],
      ['extra', null, '1', 'optional', '', 18],
      ['native', null, '1', '', '', 19],
      ['table', null, '0.3', '', '', 21],
      ['proptest', null, '1', 'dev', 'dev-dependencies', 25],
      ['cc', null, '1', 'build', 'build-dependencies', 28],
      ['nix', null, '0.27', '', 'target.cfg(target_os = "linux")', 31],
      ['rexpect', null, '0.5', 'dev', 'dev-dependencies,target.cfg(unix)', 34],
    ]);
    expect(reading.packages.slice(5, 8).map(({ source }) => source)).toEqual([
      { kind: 'git', url: 'https://example.org/fork.git', revision: 'v1' },
      { kind: 'path', url: '../here', revision: null },
      { kind: 'registry', url: 'company', revision: null },
    ]);
    expect(purlsOf(cargoToml, reading).slice(5, 7)).toEqual([
      'pkg:cargo/fork?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Ffork.git%40v1',
      null,
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([14]);
  });

  test.each(['[dependencies]\nx = { git = { a = 1 } }', '[dependencies]\nx = 1', '[dependencies'])(
    '%j is refused',
    async (wrong) => {
      await expect(readFrom(cargoToml, { 'Cargo.toml': wrong })).rejects.toMatchObject({ kind: 'unparsable' });
    },
  );

  test('a name such as __proto__ is a name', async () => {
    const reading = await readFrom(cargoToml, { 'Cargo.toml': '[dependencies]\n__proto__ = "1"\nconstructor = "2"\n' });
    expect(reading.packages.map(({ name, constraint }) => [name, constraint])).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
