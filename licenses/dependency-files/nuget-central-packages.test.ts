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
import { nugetCentralPackages } from './nuget-central-packages.ts';

test('all versions that projects may ask for, which they need not', async () => {
  const text = `<Project>
  <PropertyGroup><V>2.0.0</V></PropertyGroup>
  <ItemGroup>
    <PackageVersion Include="A" Version="1.0.0" />
    <PackageVersion Include="B" Version="$(V)" />
    <PackageVersion Include="" Version="1.0.0" />
    <PackageVersion Include="C" />
    <GlobalPackageReference Include="D" Version="3.0.0" />
  </ItemGroup>
</Project>`;
  const reading = await readFrom(nugetCentralPackages, { 'Directory.Packages.props': text });
  expect(
    reading.packages.map(({ name, version, scopes, direct, line }) => [name, version, scopes, direct, line]),
  ).toEqual([
    ['A', '1.0.0', [], null, 4],
    ['B', '2.0.0', [], null, 5],
    ['D', '3.0.0', ['dev'], null, 8],
  ]);
  expect(reading.warnings).toHaveLength(2);
});
