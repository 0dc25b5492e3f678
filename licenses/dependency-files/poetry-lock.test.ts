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
import { poetryLock } from './poetry-lock.ts';

const two = `[[package]]
name = "flask"
version = "3.0.0"
optional = false
groups = ["main"]
files = [{file = "flask.whl", hash = "sha256:aa"}]

[package.dependencies]
Jinja2 = ">=3"
colorama = {version = "*", markers = "os == 'nt'"}

[[package]]
name = "jinja2"
version = "3.10"
optional = false
groups = ["main", "dev"]

[[package]]
name = "pytest"
version = "8.0"
optional = false
groups = ["test"]

[package.source]
type = "git"
url = "https://example.org/pytest"
reference = "main"
resolved_reference = "0123456789abcdef0123456789abcdef01234567"

[[package]]
name = "redis"
version = "5.0"
optional = true
groups = ["main"]

[metadata]
lock-version = "2.1"
`;

describe('poetry.lock', () => {
  test('groups, edges, sources; what is direct says the project', async () => {
    const tree = { 'poetry.lock': two, 'pyproject.toml': '[tool.poetry.dependencies]\npython = "*"\nFlask = "^3"\n' };
    const reading = await readFrom(poetryLock, tree);
    expect(
      reading.packages.map(({ key, scopes, groups, direct, line }) => [key, scopes, groups, direct, line]),
    ).toEqual([
      ['flask@3.0.0', [], ['main'], true, 1],
      ['jinja2@3.10', [], ['main', 'dev'], false, 12],
      ['pytest@8.0', ['test'], ['test'], false, 18],
      ['redis@5.0', ['optional'], ['main'], false, 30],
    ]);
    expect(reading.packages[0]?.dependsOn).toEqual(['jinja2@3.10']);
    expect(reading.packages[0]?.integrity).toBe('sha256:aa');
    expect(purlsOf(poetryLock, reading)[2]).toBe(
      'pkg:pypi/pytest@8.0?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fpytest%400123456789abcdef0123456789abcdef01234567',
    );
  });

  test('version 1: categories, and hashes in the metadata', async () => {
    const text = `[[package]]
name = "a"
version = "1.10"
category = "dev"
optional = false

[metadata.files]
a = [{file = "a.whl", hash = "sha256:bb"}]
`;
    const [found] = (await readFrom(poetryLock, { 'poetry.lock': text })).packages;
    expect(found).toMatchObject({
      version: '1.10',
      scopes: ['dev'],
      groups: ['dev'],
      integrity: 'sha256:bb',
      direct: null,
    });
  });

  test.each([
    ['not toml', 'unparsable'],
    ['[[package]]\nname = "x"', 'unparsable'],
    ['[[package]]\nname = "x"\nversion = 1.10', 'unparsable'],
    ['<<<<<<< a\n=======\n>>>>>>> b\n', 'merge-conflict'],
  ])('%j is refused: %s', async (text, kind) => {
    await expect(readFrom(poetryLock, { 'poetry.lock': text })).rejects.toMatchObject({ kind });
  });
});
