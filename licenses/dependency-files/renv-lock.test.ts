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
import { renvLock } from './renv-lock.ts';

const lock = {
  R: { Version: '4.1.0', Repositories: [{ Name: 'CRAN', URL: 'https://cran.example.org' }] },
  Packages: {
    BH: { Package: 'BH', Version: '1.75.0-0', Source: 'Repository', Repository: 'CRAN', Hash: 'aa' },
    BSgenome: { Package: 'BSgenome', Version: '1.60.0', Source: 'Bioconductor', Requirements: ['BH'] },
    mine: {
      Package: 'mine',
      Version: '0.1',
      Source: 'GitHub',
      RemoteType: 'github',
      RemoteHost: 'api.github.com',
      RemoteUsername: 'owner',
      RemoteRepo: 'mine',
      RemoteSha: '0123456789abcdef0123456789abcdef01234567',
      Imports: 'BH (>= 1.7), stats',
    },
  },
};

test('renv.lock', async () => {
  const tree = { 'renv.lock': JSON.stringify(lock, null, 2), DESCRIPTION: 'Package: app\nImports: mine\n' };
  const reading = await readFrom(renvLock, tree);
  expect(
    reading.packages.map(({ key, version, direct, dependsOn, source, line }) => [
      key,
      version,
      direct,
      dependsOn,
      source?.url,
      line,
    ]),
  ).toEqual([
    ['BH', '1.75.0-0', false, [], 'https://cran.example.org', 12],
    ['BSgenome', '1.60.0', false, ['BH'], null, 19],
    ['mine', '0.1', true, ['BH'], 'https://github.com/owner/mine', 27],
  ]);
  expect(purlsOf(renvLock, reading)).toEqual([
    'pkg:cran/BH@1.75.0-0',
    'pkg:bioconductor/BSgenome@1.60.0',
    'pkg:cran/mine@0.1?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fowner%2Fmine%400123456789abcdef0123456789abcdef01234567',
  ]);
});

test('an empty lock has no packages; what is no object is refused', async () => {
  expect((await readFrom(renvLock, { 'renv.lock': '{}' })).packages).toEqual([]);
  await expect(readFrom(renvLock, { 'renv.lock': 'null' })).rejects.toMatchObject({ kind: 'unparsable' });
});
