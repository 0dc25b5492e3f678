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
import { nugetProjectAssets } from './nuget-project-assets.ts';

const text = JSON.stringify({
  version: 3,
  targets: {
    'net8.0': {
      'A/1.0.0': { type: 'package', dependencies: { B: '2.0.0' } },
      'B/2.0.0': { type: 'package' },
      'Lib/1.0.0': { type: 'project' },
    },
  },
  libraries: {
    'A/1.0.0': { sha512: 'AA==', type: 'package' },
    'B/2.0.0': { sha512: 'BB==', type: 'package' },
    'Lib/1.0.0': { type: 'project', path: '../Lib/Lib.csproj' },
  },
  projectFileDependencyGroups: { 'net8.0': ['a >= 1.0.0', 'Lib >= 1.0.0'] },
  project: { version: '1.0.0', restore: { projectName: 'App' } },
});

test('packages with edges; projects are left out', async () => {
  const reading = await readFrom(nugetProjectAssets, { 'obj/project.assets.json': text });
  expect(reading.root).toEqual({ name: 'App', version: '1.0.0' });
  expect(reading.packages.map(({ key, direct, dependsOn, integrity }) => [key, direct, dependsOn, integrity])).toEqual([
    ['A@1.0.0', true, ['B@2.0.0'], 'AA=='],
    ['B@2.0.0', false, [], 'BB=='],
  ]);
});

test('another version of the format is refused', async () => {
  const tree = { 'obj/project.assets.json': '{"version": 99}' };
  await expect(readFrom(nugetProjectAssets, tree)).rejects.toMatchObject({ kind: 'unsupported-version' });
});
