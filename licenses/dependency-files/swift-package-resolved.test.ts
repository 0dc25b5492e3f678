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
import { swiftPackageResolved } from './swift-package-resolved.ts';

const pins = [
  {
    identity: 'swift-nio',
    kind: 'remoteSourceControl',
    location: 'https://github.com/apple/swift-nio.git',
    state: { revision: 'aaa', version: '2.10.0' },
  },
  {
    identity: 'branchy',
    kind: 'remoteSourceControl',
    location: 'git@example.org:o/branchy.git',
    state: { branch: 'main', revision: 'bbb' },
  },
  { identity: 'near', kind: 'localSourceControl', location: '/home/me/near', state: { version: '1.0.0' } },
  { identity: 'scope.name', kind: 'registry', location: '', state: { version: '3.0.0' } },
  { state: {} },
];

test('versions 2 and 3', async () => {
  const text = JSON.stringify({ originHash: 'x', pins, version: 3 }, null, 2);
  const reading = await readFrom(swiftPackageResolved, {
    'App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved': text,
  });
  expect(purlsOf(swiftPackageResolved, reading)).toEqual([
    'pkg:swift/github.com/apple/swift-nio@2.10.0',
    'pkg:swift/example.org/o/branchy@bbb',
    null,
    null,
  ]);
  expect(reading.packages[0]).toMatchObject({
    name: 'github.com/apple/swift-nio',
    line: 5,
    source: { kind: 'git', revision: 'aaa' },
  });
  expect(reading.warnings).toHaveLength(1);
});

test('version 1', async () => {
  const pin = {
    package: 'Nio',
    repositoryURL: 'https://user:secret@github.com/apple/swift-nio',
    state: { branch: null, revision: 'aaa', version: '1.0.0' },
  };
  const text = JSON.stringify({ object: { pins: [pin] }, version: 1 }, null, 2);
  const reading = await readFrom(swiftPackageResolved, { 'Package.resolved': text });
  expect(purlsOf(swiftPackageResolved, reading)).toEqual(['pkg:swift/github.com/apple/swift-nio@1.0.0']);
  expect(reading.packages[0]?.line).toBe(5);
});

test.each([
  ['{"version": 4, "pins": []}', 'unsupported-version'],
  ['{"pins": [', 'unparsable'],
  ['7', 'unparsable'],
])('%j is refused', async (text, kind) => {
  await expect(readFrom(swiftPackageResolved, { 'Package.resolved': text })).rejects.toMatchObject({ kind });
});
