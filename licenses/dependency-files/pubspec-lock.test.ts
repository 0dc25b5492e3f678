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
import { pubspecLock } from './pubspec-lock.ts';

const lock = `packages:
  direct_one:
    dependency: "direct main"
    description:
      name: direct_one
      sha256: "00ff"
      url: "https://pub.dev"
    source: hosted
    version: "1.10"
  tool:
    dependency: "direct dev"
    description:
      path: sub
      ref: main
      resolved-ref: "0123456789abcdef0123456789abcdef01234567"
      url: "https://github.com/o/tool.git"
    source: git
    version: "0.0.1"
  near:
    dependency: transitive
    description:
      path: "../near"
      relative: true
    source: path
    version: "1.0.0"
  flutter:
    dependency: "direct main"
    description: flutter
    source: sdk
    version: "0.0.0"
sdks:
  dart: ">=3.0.0 <4.0.0"
`;

test('packages of a registry, of git, of a folder and of the SDK', async () => {
  const reading = await readFrom(pubspecLock, { 'app/pubspec.lock': lock });
  expect(purlsOf(pubspecLock, reading)).toEqual([
    'pkg:pub/direct_one@1.10',
    'pkg:pub/tool@0.0.1?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Ftool.git%400123456789abcdef0123456789abcdef01234567',
    null,
    null,
  ]);
  expect(reading.packages.map(({ name, direct, scopes, line }) => [name, direct, scopes.join(), line])).toEqual([
    ['direct_one', true, '', 2],
    ['tool', true, 'dev', 10],
    ['near', false, '', 19],
    ['flutter', true, 'provided', 26],
  ]);
  expect(reading.recorded?.map(({ manifest, name }) => [manifest, name])).toEqual([
    ['app/pubspec.yaml', 'direct_one'],
    ['app/pubspec.yaml', 'tool'],
    ['app/pubspec.yaml', 'flutter'],
  ]);
});

test.each(['# nothing\n', 'text\n', '- a\n', '<<<<<<< a\npackages:\n=======\n>>>>>>> b\n'])(
  '%j is refused',
  async (text) => {
    await expect(readFrom(pubspecLock, { 'pubspec.lock': text })).rejects.toMatchObject({
      name: 'DependencyFileError',
    });
  },
);
