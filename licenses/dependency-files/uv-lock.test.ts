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
import { uvLock } from './uv-lock.ts';

const index = 'source = { registry = "https://pypi.org/simple" }';
const text = `version = 1
requires-python = ">=3.12"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "httpx", extra = ["http2"] },
    { name = "lib" },
]

[package.optional-dependencies]
redis = [{ name = "redis" }]

[package.dev-dependencies]
test = [{ name = "pytest" }]

[package.metadata]
requires-dist = [
    { name = "httpx", extras = ["http2"], specifier = ">=0.27,<1" },
    { name = "lib", editable = "packages/lib" },
    { name = "redis", marker = "extra == 'redis'" },
]
[package.metadata.requires-dev]
test = [{ name = "pytest", specifier = "==8.10" }]

[[package]]
name = "h2"
version = "4.1.0"
${index}

[[package]]
name = "httpx"
version = "0.27.0"
${index}
sdist = { url = "https://files.example.org/httpx.tar.gz", hash = "sha256:aa" }

[package.optional-dependencies]
http2 = [{ name = "h2" }]
cli = [{ name = "redis" }]

[[package]]
name = "lib"
version = "0.2.0"
source = { editable = "packages/lib" }
dependencies = [{ name = "numpy", version = "1.26.0", source = { registry = "https://pypi.org/simple" }, marker = "x" }]

[package.metadata]
requires-dist = [{ name = "numpy" }]

[[package]]
name = "numpy"
version = "1.26.0"
${index}

[[package]]
name = "numpy"
version = "2.0.0"
${index}

[[package]]
name = "pytest"
version = "8.10"
source = { git = "https://example.org/pytest?rev=main#0123456789abcdef0123456789abcdef01234567" }
dependencies = [{ name = "numpy", version = "2.0.0" }]

[[package]]
name = "redis"
version = "5.0"
source = { url = "https://example.org/redis.whl" }
wheels = [{ url = "https://example.org/redis.whl", hash = "sha256:bb" }]
`;

describe('uv.lock', () => {
  test('scopes by way, extras that are asked for, members', async () => {
    const reading = await readFrom(uvLock, { 'x/uv.lock': text });
    expect(reading.root).toEqual({ name: 'app', version: '0.1.0' });
    expect(
      reading.packages.map(({ key, scopes, groups, direct, dependsOn, line }) => [
        key,
        scopes,
        groups,
        direct,
        dependsOn,
        line,
      ]),
    ).toEqual([
      ['h2@4.1.0', [], [], false, [], 28],
      ['httpx@0.27.0', [], [], true, ['h2@4.1.0'], 33],
      ['lib@0.2.0', [], [], true, ['numpy@1.26.0'], 43],
      ['numpy@1.26.0', [], [], true, [], 52],
      ['numpy@2.0.0', ['test'], [], false, [], 57],
      ['pytest@8.10', ['test'], ['test'], true, ['numpy@2.0.0'], 62],
      ['redis@5.0', ['optional'], ['redis'], true, [], 68],
    ]);
    expect(reading.packages.map(({ integrity }) => integrity)).toEqual([
      null,
      'sha256:aa',
      null,
      null,
      null,
      null,
      'sha256:bb',
    ]);
    expect(purlsOf(uvLock, reading)).toEqual([
      'pkg:pypi/h2@4.1.0',
      'pkg:pypi/httpx@0.27.0',
      null,
      'pkg:pypi/numpy@1.26.0',
      'pkg:pypi/numpy@2.0.0',
      'pkg:pypi/pytest@8.10?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fpytest%400123456789abcdef0123456789abcdef01234567',
      'pkg:pypi/redis@5.0?download_url=https:%2F%2Fexample.org%2Fredis.whl',
    ]);
  });

  test('what the lock remembers of its manifests', async () => {
    expect((await readFrom(uvLock, { 'x/uv.lock': text })).recorded).toEqual([
      { manifest: 'x/pyproject.toml', name: 'httpx', constraint: '<1,>=0.27' },
      { manifest: 'x/pyproject.toml', name: 'lib', constraint: null },
      { manifest: 'x/pyproject.toml', name: 'redis', constraint: null },
      { manifest: 'x/pyproject.toml', name: 'pytest', constraint: '==8.10' },
      { manifest: 'x/packages/lib/pyproject.toml', name: 'numpy', constraint: null },
    ]);
  });

  test('a manifest that leaves its needs to a program is not compared', async () => {
    const manifest = '[project]\nname = "app"\ndynamic = ["version", "dependencies"]\n';
    expect((await readFrom(uvLock, { 'x/uv.lock': text, 'x/pyproject.toml': manifest })).recorded).toBeNull();
  });

  test.each([
    ['[[package', 'unparsable'],
    ['version = 2', 'unsupported-version'],
    ['[[package]]\nversion = "1"', 'unparsable'],
  ])('%j is refused: %s', async (wrong, kind) => {
    await expect(readFrom(uvLock, { 'uv.lock': wrong })).rejects.toMatchObject({ kind });
  });

  test('an empty file has no packages', async () => {
    expect(await readFrom(uvLock, { 'uv.lock': '' })).toMatchObject({ packages: [], recorded: null, root: null });
  });
});
