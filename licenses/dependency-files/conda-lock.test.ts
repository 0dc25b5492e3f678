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
import { condaLock } from './conda-lock.ts';

const text = `version: 1
package:
- name: python
  version: 3.10
  manager: conda
  platform: linux-64
  dependencies: {openssl: '>=3'}
  url: https://conda.anaconda.org/conda-forge/linux-64/python-3.10-h_0.conda
  hash: {md5: aa, sha256: bb}
  category: main
  optional: false
- name: openssl
  version: 3.1.10
  manager: conda
  platform: linux-64
  url: https://conda.anaconda.org/conda-forge/linux-64/openssl-3.1.10-h_1.tar.bz2
  hash: {md5: cc}
  category: main
  optional: false
- name: openssl
  version: 3.1.10
  manager: conda
  platform: osx-64
  url: https://conda.anaconda.org/conda-forge/osx-64/openssl-3.1.10-h_1.tar.bz2
  hash: {md5: dd}
  category: main
- name: Pytest
  version: 8.0
  manager: pip
  platform: linux-64
  dependencies: {python: ''}
  category: dev
  optional: true
`;

test('conda-lock.yml: one package for all platforms, versions as written', async () => {
  const reading = await readFrom(condaLock, { 'conda-lock.yml': text });
  expect(
    reading.packages.map(({ key, version, scopes, dependsOn, integrity, line }) => [
      key,
      version,
      scopes,
      dependsOn,
      integrity,
      line,
    ]),
  ).toEqual([
    ['conda:python@3.10', '3.10', [], ['conda:openssl@3.1.10'], 'sha256:bb', 3],
    ['conda:openssl@3.1.10', '3.1.10', [], [], 'cc', 12],
    ['pip:Pytest@8.0', '8.0', ['dev'], ['conda:python@3.10'], null, 27],
  ]);
  expect(purlsOf(condaLock, reading)).toEqual([
    'pkg:conda/python@3.10?build=h_0&channel=conda-forge&subdir=linux-64',
    'pkg:conda/openssl@3.1.10?build=h_1&channel=conda-forge&subdir=linux-64',
    'pkg:pypi/pytest@8.0',
  ]);
});
