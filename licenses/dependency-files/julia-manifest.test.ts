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
import { juliaManifest } from './julia-manifest.ts';

const text = `manifest_format = "2.0"

[[deps.DataStructures]]
deps = ["OrderedCollections", "Unicode"]
git-tree-sha1 = "0809951a1774dc724da22d26e4289bbaab77809a"
uuid = "864edb3b-99cc-5e75-8d2d-829cb0a9cfe8"
version = "0.17.10"

[[deps.OrderedCollections]]
uuid = "bac558e1-5e72-5ebc-8fee-abe8a469f55d"
version = "1.0.0"

[[deps.Unicode]]
uuid = "4ec0a83e-493e-50e2-b9ac-8f72acf5a8f5"

[[deps.Unregistered]]
git-tree-sha1 = "cca953732cd949cfe36d70e981a41ac32a5c6ae7"
repo-rev = "main"
repo-url = "https://example.org/Unregistered.jl"
uuid = "dcb67f36-efa0-11e8-0cef-2fc465ed98ae"
version = "0.2.0"
`;

test('Manifest.toml: what has no version comes with Julia', async () => {
  const tree = {
    'Manifest.toml': text,
    'Project.toml': '[deps]\nDataStructures = "864edb3b-99cc-5e75-8d2d-829cb0a9cfe8"\n',
  };
  const reading = await readFrom(juliaManifest, tree);
  expect(
    reading.packages.map(({ name, version, scopes, direct, dependsOn, source, line }) => [
      name,
      version,
      scopes.join(),
      direct,
      dependsOn,
      source?.revision,
      line,
    ]),
  ).toEqual([
    [
      'DataStructures',
      '0.17.10',
      '',
      true,
      ['bac558e1-5e72-5ebc-8fee-abe8a469f55d', '4ec0a83e-493e-50e2-b9ac-8f72acf5a8f5'],
      undefined,
      3,
    ],
    ['OrderedCollections', '1.0.0', '', false, [], undefined, 9],
    ['Unicode', null, 'provided', false, [], undefined, 13],
    ['Unregistered', '0.2.0', '', false, [], 'main', 16],
  ]);
  expect(purlsOf(juliaManifest, reading).slice(1, 3)).toEqual([
    'pkg:julia/OrderedCollections@1.0.0?uuid=bac558e1-5e72-5ebc-8fee-abe8a469f55d',
    null,
  ]);
});

test('version 1 of the format has no table around', async () => {
  const reading = await readFrom(juliaManifest, { 'Manifest.toml': '[[JSON]]\nuuid = "x"\nversion = "0.21.10"\n' });
  expect(reading.packages.map(({ name, version }) => [name, version])).toEqual([['JSON', '0.21.10']]);
});
