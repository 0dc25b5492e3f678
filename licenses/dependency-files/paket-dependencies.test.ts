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
import { threadTime } from '../testing.ts';
import { paketDependencies } from './paket-dependencies.ts';

const text = `version 8.0.0
source https://api.nuget.org/v3/index.json // the registry
framework: net8.0
storage: none

nuget Range ~> 2.6.3 // comment
nuget Two >= 1.0 < 2.0 prerelease
nuget Exact = 1.10.0
nuget Plain 3.0.0 framework: net8.0
nuget Open lowest_matching: true # comment
clitool Tool 4.0.0

github owner/repo src/File.fs
github owner/tagged:1.2.3// close
github owner/pinned:0123456789abcdef0123456789abcdef01234567
git https://github.com/owner/cloned.git main build: "build.cmd"
http https://example.org/files/One.fs // comment
gist owner/1972308 file.fs

group Test
  source https://packages.example.org/v3/index.json
  nuget Exact = 1.10.0
something else entirely
`;

describe('paket.dependencies', () => {
  test('packages, groups, files from elsewhere', async () => {
    const reading = await readFrom(paketDependencies, { 'paket.dependencies': text });
    expect(
      reading.packages.map(({ name, version, constraint, scopes, line }) => [name, version, constraint, scopes, line]),
    ).toEqual([
      ['Range', null, '~> 2.6.3', [], 6],
      ['Two', null, '>= 1.0 < 2.0 prerelease', [], 7],
      ['Exact', '1.10.0', '= 1.10.0', [], 8],
      ['Plain', '3.0.0', '3.0.0', [], 9],
      ['Open', null, null, [], 10],
      ['Tool', '4.0.0', '4.0.0', ['build'], 11],
      ['owner/repo', null, null, [], 13],
      ['owner/tagged', '1.2.3', null, [], 14],
      ['owner/pinned', null, null, [], 15],
      ['cloned', null, null, [], 16],
      ['One.fs', null, null, [], 17],
      ['1972308', null, null, [], 18],
      ['Exact', '1.10.0', '= 1.10.0', ['test'], 22],
    ]);
    const purls = purlsOf(paketDependencies, reading);
    expect(purls[2]).toBe('pkg:nuget/Exact@1.10.0');
    expect(purls[8]).toBe('pkg:github/owner/pinned@0123456789abcdef0123456789abcdef01234567');
    expect(reading.packages[12]?.source?.url).toBe('https://packages.example.org/v3/index.json');
    expect(reading.packages[12]?.groups).toEqual(['Test']);
    expect(reading.warnings.map(({ line }) => line)).toEqual([23]);
  });

  test('what somebody logs in with does not get into a purl', async () => {
    const text = 'git https://me:secret@example.org/a/b.git\nhttp https://me:secret@example.org/c.fs\n';
    const purls = purlsOf(paketDependencies, await readFrom(paketDependencies, { 'paket.dependencies': text }));
    expect(purls).toEqual([
      'pkg:generic/b?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fa%2Fb.git',
      'pkg:generic/c.fs?download_url=https:%2F%2Fexample.org%2Fc.fs',
    ]);
  });

  test('addresses of a megabyte take no time', async () => {
    const long = '/'.repeat(1_000_000);
    const begin = threadTime();
    const reading = await readFrom(paketDependencies, {
      'paket.dependencies': `git https://example.org/${long}a\nhttp https://example.org/a${long}b\nnuget ${long}\n`,
    });
    expect(reading.packages).toEqual([]);
    expect(threadTime() - begin).toBeLessThan(5000);
  });
});
