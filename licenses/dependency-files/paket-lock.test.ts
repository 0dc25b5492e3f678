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
import { paketLock } from './paket-lock.ts';

const lock = `STORAGE: NONE
RESTRICTION: == net8.0
NUGET
  remote: https://api.nuget.org/v3/index.json
    Asked (1.10.0) - restriction: >= net45
      Brought.In (>= 2.0)
      Missing (>= 1.0) - restriction: >= net45
    Brought.In (2.0.1-beta.1)
GITHUB
  remote: fsharp/FAKE
    modules/Octokit/Octokit.fsx (a25c2f256a99242c1106b5a3478aae6bb68c7a93)
      Brought.In (>= 0)
  remote: owner/tagged
    FULLPROJECT (1.2.3)
GIT
  remote: https://github.com/owner/cloned.git
     (0123456789abcdef0123456789abcdef01234567)
      build: build.cmd
HTTP
  remote: https://example.org
    One.fs (/files/One.fs)

GROUP Test
NUGET
  remote: https://api.nuget.org/v3/index.json
    Asked (1.9.0)
      Brought.In (>= 1.0)
    Brought.In (1.0.0)
`;

describe('paket.lock', () => {
  test('packages of groups with edges inside each; the manifest tells what was asked for', async () => {
    const tree = { 'paket.lock': lock, 'paket.dependencies': 'nuget Asked\ngroup Test\n  nuget asked\n' };
    const reading = await readFrom(paketLock, tree);
    expect(reading.warnings).toEqual([]);
    expect(
      reading.packages.map(({ name, version, direct, dependsOn, line }) => [name, version, direct, dependsOn, line]),
    ).toEqual([
      ['Asked', '1.10.0', true, ['Main/Brought.In@2.0.1-beta.1'], 5],
      ['Brought.In', '2.0.1-beta.1', false, [], 8],
      ['fsharp/FAKE', null, false, ['Main/Brought.In@2.0.1-beta.1'], 11],
      ['owner/tagged', '1.2.3', false, [], 14],
      ['cloned', null, false, [], 17],
      ['One.fs', null, false, [], 21],
      ['Asked', '1.9.0', true, ['Test/Brought.In@1.0.0'], 26],
      ['Brought.In', '1.0.0', false, [], 28],
    ]);
    expect(purlsOf(paketLock, reading)[2]).toBe('pkg:github/fsharp/fake@a25c2f256a99242c1106b5a3478aae6bb68c7a93');
    expect(reading.packages[7]?.scopes).toEqual(['test']);
  });

  test('without the manifest nobody knows what was asked for', async () => {
    const { packages } = await readFrom(paketLock, { 'paket.lock': lock });
    expect(new Set(packages.map(({ direct }) => direct))).toEqual(new Set([null]));
  });

  test('text that is no lock names nothing, and is told of', async () => {
    const reading = await readFrom(paketLock, { 'paket.lock': 'This is no lock\n' });
    expect(reading.packages).toEqual([]);
    expect(reading.warnings).toHaveLength(1);
  });
});
