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
import { nugetPackagesConfig } from './nuget-packages-config.ts';

test('packages with their lines; what has no id or version is told of', async () => {
  const text = `<?xml version="1.0" encoding="utf-8"?>
<packages>
  <package id="A" version="1.0.0" targetFramework="net46" allowedVersions="[1,2)" />
  <package id="B" version="2.0.0" developmentDependency="true" />
  <package id="C" />
  <package version="1.0.0" />
</packages>`;
  const reading = await readFrom(nugetPackagesConfig, { 'src/packages.config': text });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [name, version, constraint, scopes, line]),
  ).toEqual([
    ['A', '1.0.0', '[1,2)', [], 3],
    ['B', '2.0.0', null, ['dev'], 4],
  ]);
  expect(reading.warnings.map(({ line }) => line)).toEqual([5, 6]);
});
