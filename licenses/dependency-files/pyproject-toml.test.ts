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
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { pyprojectToml } from './pyproject-toml.ts';

async function needs(text: string): Promise<unknown[]> {
  const reading = await readFrom(pyprojectToml, { 'pyproject.toml': text });
  return reading.packages.map(({ name, version, constraint, scopes, groups, line }) => [
    name,
    version,
    constraint,
    scopes.join(),
    groups.join(),
    line,
  ]);
}

describe('pyproject.toml', () => {
  test('dependencies, extras, groups that include each other, what builds it', async () => {
    const text = `[build-system]
requires = ["hatchling"]

[project]
name = "app"
version = "1.0"
dependencies = [
  "requests[security]==2.32.0",
  "flask>=3; python_version >= '3.8'",
  "not a requirement",
]

[project.optional-dependencies]
test = ["pytest"]
async = ["aiohttp"]

[dependency-groups]
lint = ["ruff==0.5.0"]
all = [{include-group = "lint"}, "mypy", {include-group = "all"}]
`;
    expect(await needs(text)).toEqual([
      ['requests', '2.32.0', '==2.32.0', '', '', 8],
      ['flask', null, '>=3', '', '', 9],
      ['pytest', null, null, 'optional,test', 'test', 14],
      ['aiohttp', null, null, 'optional', 'async', 15],
      ['ruff', '0.5.0', '==0.5.0', 'dev', 'lint', 18],
      ['mypy', null, null, 'dev', 'all', 19],
      ['ruff', '0.5.0', '==0.5.0', 'dev', 'all', 19],
      ['hatchling', null, null, 'build,provided', 'build-system', 2],
    ]);
    const reading = await readFrom(pyprojectToml, { 'pyproject.toml': text });
    expect(reading.root).toEqual({ name: 'app', version: '1.0' });
    expect(reading.warnings).toHaveLength(1);
  });

  test('Poetry: groups, sources, options', async () => {
    const text = `[tool.poetry]
name = "app"
version = "1.0"

[tool.poetry.dependencies]
python = "^3.12"
a = "^1.2"
b = "1.10"
c = { version = ">=1,<2", optional = true }
d = { git = "https://example.org/d.git", rev = "abc" }
e = [{ version = "1", python = "<3" }, { version = "2" }]

[tool.poetry.group.test.dependencies]
f = "*"

[tool.poetry.dev-dependencies]
g = "==1.0"
`;
    expect(await needs(text)).toEqual([
      ['a', null, '^1.2', '', '', 7],
      ['b', '1.10', '1.10', '', '', 8],
      ['c', null, '>=1,<2', 'optional', '', 9],
      ['d', null, null, '', '', 10],
      ['e', '1', '1', '', '', 11],
      ['g', '1.0', '==1.0', 'dev', 'dev', 17],
      ['f', null, null, 'test', 'test', 14],
    ]);
  });

  test('PDM and uv: development lists, sources, editable paths', async () => {
    const text = `[project]
dependencies = ["lib", "near"]
[tool.pdm.dev-dependencies]
dev = ["-e file:///\${PROJECT_ROOT}/x#egg=x"]
[tool.uv]
dev-dependencies = ["pytest>=8"]
[tool.uv.sources]
Lib = { git = "https://example.org/lib", tag = "v1" }
near = { workspace = true }
`;
    const reading = await readFrom(pyprojectToml, { 'pyproject.toml': text });
    expect(
      reading.packages.map(({ name, scopes, source }) => [name, scopes.join(), source?.kind, source?.revision]),
    ).toEqual([
      ['lib', '', 'git', 'v1'],
      ['near', '', 'workspace', null],
      ['x', 'dev', 'path', null],
      ['pytest', 'dev', undefined, undefined],
    ]);
  });

  test('what is not TOML is refused', async () => {
    await expect(needs('[[[')).rejects.toMatchObject({ kind: 'unparsable' });
  });
});
