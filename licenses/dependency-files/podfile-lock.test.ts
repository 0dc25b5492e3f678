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
import { podfileLock } from './podfile-lock.ts';

const lock = `PODS:
  - AFNetworking (4.10):
    - AFNetworking/Core (= 4.10)
    - Missing
  - AFNetworking/Core (4.10)
  - "GoogleUtilities/NSData (7.5.2)"
  - Near (0.0.1)
  - Forked (1.0.0):
    - AFNetworking (~> 4.0)

DEPENDENCIES:
  - AFNetworking (~> 4.0)
  - Forked (from \`https://github.com/o/forked.git\`, tag \`1.0.0\`)
  - Near (from \`../Near\`)

SPEC REPOS:
  https://github.com/CocoaPods/Specs.git:
    - AFNetworking

EXTERNAL SOURCES:
  Forked:
    :git: https://github.com/o/forked.git
    :tag: 1.0.0
  Near:
    :path: "../Near"

CHECKOUT OPTIONS:
  Forked:
    :commit: 0123456789abcdef0123456789abcdef01234567
    :git: https://github.com/o/forked.git

SPEC CHECKSUMS:
  AFNetworking: 00ff

PODFILE CHECKSUM: 11ee

COCOAPODS: 1.15.2
`;

test('pods, their parts, and where they are from', async () => {
  const reading = await readFrom(podfileLock, { 'ios/Podfile.lock': lock });
  expect(purlsOf(podfileLock, reading)).toEqual([
    'pkg:cocoapods/AFNetworking@4.10',
    'pkg:cocoapods/AFNetworking@4.10#Core',
    'pkg:cocoapods/GoogleUtilities@7.5.2#NSData',
    null,
    'pkg:cocoapods/Forked@1.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fforked.git%400123456789abcdef0123456789abcdef01234567',
  ]);
  expect(reading.packages[0]).toMatchObject({
    dependsOn: ['AFNetworking/Core'],
    direct: true,
    integrity: '00ff',
    line: 2,
    source: { kind: 'registry', url: 'https://github.com/CocoaPods/Specs.git' },
  });
  expect(reading.packages.map(({ direct }) => direct)).toEqual([true, false, false, true, true]);
});

test.each(['invalid\ntext\n', '# nothing\n', 'PODS:\n<<<<<<< a\n=======\n>>>>>>> b\n'])(
  '%j is refused',
  async (text) => {
    await expect(readFrom(podfileLock, { 'Podfile.lock': text })).rejects.toMatchObject({
      name: 'DependencyFileError',
    });
  },
);
