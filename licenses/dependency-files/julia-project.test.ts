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
import { juliaProject } from './julia-project.ts';

test('Project.toml', async () => {
  const text = `name = "App"
version = "1.10"

[deps]
JSON = "682c06a0-de6a-54ab-a142-c8b1cf79cde6"

[weakdeps]
Plots = "91a5bcdd-55d7-5caf-9e0b-520d859cae80"

[compat]
JSON = "0.21, 1"

[extras]
Test = "8dfed614-e22c-5e08-85e1-65c5234f0b40"

[targets]
test = ["Test"]
`;
  const reading = await readFrom(juliaProject, { 'Project.toml': text });
  expect(reading.root).toEqual({ name: 'App', version: '1.10' });
  expect(
    reading.packages.map(({ name, constraint, scopes, groups, line }) => [
      name,
      constraint,
      scopes.join(),
      groups.join(),
      line,
    ]),
  ).toEqual([
    ['JSON', '0.21, 1', '', '', 5],
    ['Plots', null, 'optional', 'weakdeps', 8],
    ['Test', null, 'test', 'test', 14],
  ]);
  expect(purlsOf(juliaProject, reading)[0]).toBe('pkg:julia/JSON?uuid=682c06a0-de6a-54ab-a142-c8b1cf79cde6');
  await expect(readFrom(juliaProject, { 'Project.toml': 'This is not TOML.' })).rejects.toMatchObject({
    kind: 'unparsable',
  });
});
