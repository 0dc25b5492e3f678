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
import { conanfilePy } from './conanfile-py.ts';

test('conanfile.py: references that are literals', async () => {
  const text = `from conan import ConanFile
class App(ConanFile):
    name = "app"
    version = "1.10"
    requires = "zlib/1.2.10", "fmt/10.0"
    tool_requires = [
        "cmake/3.27",
    ]

    def requirements(self):
        self.requires("openssl/[>=3]", transitive_headers=True)
        self.requires(f"boost/{self.boost}")

    def build_requirements(self):
        self.test_requires('gtest/1.14')
`;
  const reading = await readFrom(conanfilePy, { 'conanfile.py': text });
  expect(reading.root).toEqual({ name: 'app', version: '1.10' });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      line,
    ]),
  ).toEqual([
    ['zlib', '1.2.10', null, '', 5],
    ['fmt', '10.0', null, '', 5],
    ['cmake', '3.27', null, 'build', 7],
    ['openssl', null, '>=3', '', 11],
    ['boost', null, null, '', 12],
    ['gtest', '1.14', null, 'test', 15],
  ]);
});
