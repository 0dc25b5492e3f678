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
import { gleamToml } from './gleam-toml.ts';

test('gleam.toml', async () => {
  const text = `name = "app"
version = "1.0.0"

[dependencies]
gleam_stdlib = ">= 0.34.0 and < 2.0.0"
near = { path = "../near" }

[dev-dependencies]
gleeunit = { git = "https://github.com/o/g", ref = "main" }
`;
  const { root, packages } = await readFrom(gleamToml, { 'gleam.toml': text });
  expect(root).toEqual({ name: 'app', version: '1.0.0' });
  expect(
    packages.map(({ name, constraint, scopes, source, line }) => [name, constraint, scopes.join(), source?.kind, line]),
  ).toEqual([
    ['gleam_stdlib', '>= 0.34.0 and < 2.0.0', '', undefined, 5],
    ['near', null, '', 'path', 6],
    ['gleeunit', null, 'dev', 'git', 9],
  ]);
  await expect(readFrom(gleamToml, { 'gleam.toml': 'a = [' })).rejects.toMatchObject({ kind: 'unparsable' });
});
