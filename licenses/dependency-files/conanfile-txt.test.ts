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
import { conanfileTxt } from './conanfile-txt.ts';

test('conanfile.txt', async () => {
  const text = `[requires]
zlib/1.2.10
openssl/[>=1.1 <4]@user/stable # why
nonsense
[tool_requires]
cmake/3.27#aa
[test_requires]
gtest/1.14
[generators]
CMakeDeps
`;
  const reading = await readFrom(conanfileTxt, { 'conanfile.txt': text });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      line,
    ]),
  ).toEqual([
    ['zlib', '1.2.10', null, '', 2],
    ['openssl', null, '>=1.1 <4', '', 3],
    ['cmake', '3.27', null, 'build', 6],
    ['gtest', '1.14', null, 'test', 8],
  ]);
  expect(reading.warnings.map(({ line }) => line)).toEqual([4]);
});
