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
import { pylockToml } from './pylock-toml.ts';

const text = `lock-version = "1.0"
created-by = "x"

[[packages]]
name = "attrs"
version = "25.1.0"
wheels = [{ name = "attrs.whl", url = "https://example.org/attrs.whl", hashes = { sha256 = "aa" } }]

[[packages]]
name = "cattrs"
version = "24.1.10"
index = "https://example.org/simple"
dependencies = [{ name = "attrs" }, { name = "numpy", version = "1.0" }]
sdist = { name = "cattrs.tar.gz", hashes = { sha256 = "bb" } }

[[packages]]
name = "numpy"
version = "1.0"
marker = "'dev' in dependency_groups or 'fast' in extras"

[[packages]]
name = "numpy"
version = "2.0"
marker = "'default' in dependency_groups"

[[packages]]
name = "own"
directory = { path = "./own" }

[[packages]]
name = "tool"
vcs = { type = "git", url = "https://example.org/tool", commit-id = "0123456789abcdef0123456789abcdef01234567" }
`;

test('pylock.toml', async () => {
  const reading = await readFrom(pylockToml, { 'pylock.dev.toml': text });
  expect(
    reading.packages.map(({ key, scopes, groups, dependsOn, integrity, source, line }) => [
      key,
      scopes,
      groups,
      dependsOn,
      integrity,
      source?.kind,
      line,
    ]),
  ).toEqual([
    ['attrs@25.1.0', [], [], [], 'sha256:aa', undefined, 4],
    ['cattrs@24.1.10', [], [], ['attrs@25.1.0', 'numpy@1.0'], 'sha256:bb', 'registry', 9],
    ['numpy@1.0', ['optional', 'dev'], ['dev', 'fast'], [], null, undefined, 16],
    ['numpy@2.0', [], ['default'], [], null, undefined, 21],
    ['own', [], [], [], null, 'path', 26],
    ['tool', [], [], [], null, 'git', 30],
  ]);
});

test.each([
  ['lock-version = "2.0"', 'unsupported-version'],
  ['lock-version = ', 'unparsable'],
  ['[[packages]]\nversion = "1"', 'unparsable'],
])('%j is refused: %s', async (wrong, kind) => {
  await expect(readFrom(pylockToml, { 'pylock.toml': wrong })).rejects.toMatchObject({ kind });
});
