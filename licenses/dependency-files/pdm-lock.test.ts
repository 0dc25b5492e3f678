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
import { pdmLock } from './pdm-lock.ts';

const text = `[metadata]
groups = ["default", "dev", "socks"]

[[package]]
name = "coverage"
version = "7.0"
groups = ["dev"]
files = [{file = "c.whl", hash = "sha256:aa"}]

[[package]]
name = "coverage"
version = "7.0"
extras = ["toml"]
groups = ["dev"]
dependencies = ["coverage==7.0", "Tomli; python_version < \\"3.11\\""]

[[package]]
name = "pysocks"
version = "1.7"
groups = ["socks"]

[[package]]
name = "tomli"
version = "2.0"
groups = ["default", "dev"]

[[package]]
name = "toml"
version = "0.10.2"
git = "https://example.org/toml.git"
revision = "0123456789abcdef0123456789abcdef01234567"
groups = ["default"]
`;

test('pdm.lock: entries of one package with extras are one', async () => {
  const reading = await readFrom(pdmLock, {
    'pdm.lock': text,
    'pyproject.toml': '[project]\ndependencies = ["toml"]\n',
  });
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
    ['coverage@7.0', ['dev'], ['dev'], false, ['tomli@2.0'], 4],
    ['pysocks@1.7', ['optional'], ['socks'], false, [], 17],
    ['tomli@2.0', [], ['default', 'dev'], false, [], 22],
    ['toml@0.10.2', [], ['default'], true, [], 27],
  ]);
  expect(reading.packages[3]?.source).toEqual({
    kind: 'git',
    url: 'https://example.org/toml.git',
    revision: '0123456789abcdef0123456789abcdef01234567',
  });
});

test('what is not TOML is refused', async () => {
  await expect(readFrom(pdmLock, { 'pdm.lock': 'nothing!' })).rejects.toMatchObject({ kind: 'unparsable' });
});
