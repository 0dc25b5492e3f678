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
import { nugetProject } from './nuget-project.ts';

const project = (...inside: readonly string[]) => `<Project Sdk="Microsoft.NET.Sdk">\n${inside.join('\n')}\n</Project>`;
const items = (...inside: readonly string[]) => `<ItemGroup>${inside.join('')}</ItemGroup>`;
const reference = (name: string, more = '') => `<PackageReference Include="${name}" ${more}/>`;

async function read(tree: Readonly<Record<string, string>>) {
  const reading = await readFrom(nugetProject, tree);
  return reading.packages.map(({ name, version, scopes }) => [name, version, ...scopes]);
}

describe('.NET projects', () => {
  test('references in their forms', async () => {
    const text = project(
      '<PropertyGroup><V>1.2</V><PackageId>My.App</PackageId><Version>$(V).3</Version></PropertyGroup>',
      items(reference('Attribute', 'Version="1.0.0"')),
      items('<PackageReference Include="Element"><Version>$(v).0</Version></PackageReference>'),
      items(
        reference('Exact', 'Version="[3.0]"'),
        reference('Range', 'Version="[1.0,2.0)"'),
        reference('Floats', 'Version="1.*"'),
      ),
      items(reference('Analyser', 'Version="4.0.0" PrivateAssets="all" IncludeAssets="runtime; build; analyzers"')),
      items(reference('Private', 'Version="4.0.0" PrivateAssets="all"')),
      items('<DotNetCliToolReference Include="Tool" Version="5.0.0"/><ProjectReference Include="../B/B.csproj"/>'),
      items(reference('Later'), '<PackageReference Update="later" Version="6.0.0"/>'),
      items(reference('Unversioned'), reference('Unknown', 'Version="$(Nowhere)"'), '<PackageReference Version="1"/>'),
    );
    const reading = await readFrom(nugetProject, { 'src/App.csproj': text });
    expect(reading.root).toEqual({ name: 'My.App', version: '1.2.3' });
    expect(
      reading.packages.map(({ name, version, constraint, scopes, line }) => [name, version, constraint, scopes, line]),
    ).toEqual([
      ['Attribute', '1.0.0', '1.0.0', [], 3],
      ['Element', '1.2.0', '1.2.0', [], 4],
      ['Exact', '3.0', '[3.0]', [], 5],
      ['Range', null, '[1.0,2.0)', [], 5],
      ['Floats', null, '1.*', [], 5],
      ['Analyser', '4.0.0', '4.0.0', ['dev'], 6],
      ['Private', '4.0.0', '4.0.0', [], 7],
      ['Tool', '5.0.0', '5.0.0', ['build'], 8],
      ['Later', '6.0.0', '6.0.0', [], 9],
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([10, 10, 10]);
    expect(purlsOf(nugetProject, reading)[0]).toBe('pkg:nuget/Attribute@1.0.0');
  });

  test('versions and properties of the directories above', async () => {
    const tree = {
      'src/app/App.fsproj': project(
        items(
          reference('Central'),
          reference('Own', 'VersionOverride="9.0.0"'),
          reference('Prop', 'Version="$(Shared)"'),
        ),
      ),
      'Directory.Packages.props': project(
        items(
          '<PackageVersion Include="Central" Version="$(Central)"/><PackageVersion Include="Own" Version="1.0.0"/>',
        ),
        items('<GlobalPackageReference Include="Everywhere" Version="3.0.0"/>'),
      ),
      'src/Directory.Build.props': project(
        "<Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\"/>",
        '<Import Project="$(MSBuildThisFileDirectory)versions.props"/>',
        items(reference('ForAll', 'Version="4.0.0"')),
      ),
      'src/versions.props': project('<PropertyGroup><Shared>7.0.0</Shared></PropertyGroup>'),
      'Directory.Build.props': project('<PropertyGroup><Central>2.0.0</Central></PropertyGroup>'),
    };
    expect(await read(tree)).toEqual([
      ['ForAll', '4.0.0'],
      ['Everywhere', '3.0.0', 'dev'],
      ['Central', '2.0.0'],
      ['Own', '9.0.0'],
      ['Prop', '7.0.0'],
    ]);
  });

  test('the lock file beside it gives versions to what is open', async () => {
    const lock = {
      version: 1,
      dependencies: {
        net8: { floats: { type: 'Direct', resolved: '1.7.0' }, Two: { resolved: '1.0.0' } },
        net6: { Two: { resolved: '2.0.0' } },
      },
    };
    const tree = {
      'A.csproj': project(items(reference('Floats', 'Version="1.*"'), reference('Two', 'Version="[1,3)"'))),
    };
    expect(await read({ ...tree, 'packages.lock.json': JSON.stringify(lock) })).toEqual([
      ['Floats', '1.7.0'],
      ['Two', null],
    ]);
    expect(await read({ ...tree, 'packages.lock.json': 'broken' })).toEqual([
      ['Floats', null],
      ['Two', null],
    ]);
  });

  test('a project of tests needs all for tests', async () => {
    const text = project(
      items(reference('Microsoft.NET.Test.Sdk', 'Version="17.0.0"'), reference('xunit', 'Version="2.0.0"')),
    );
    expect(await read({ 'T.vbproj': text })).toEqual([
      ['Microsoft.NET.Test.Sdk', '17.0.0', 'test'],
      ['xunit', '2.0.0', 'test'],
    ]);
  });

  test('what a condition guards counts only where nothing else is said', async () => {
    const text = project(
      '<PropertyGroup><V>1.0.0</V></PropertyGroup>',
      `<PropertyGroup Condition="'$(TargetFramework)' == 'net48'"><V>2.0.0</V><W>3.0.0</W></PropertyGroup>`,
      items(reference('A', 'Version="$(V)"'), reference('B', 'Version="$(W)"')),
      `<Choose><When Condition="x"><ItemGroup>${reference('C', 'Version="4.0.0"')}</ItemGroup></When></Choose>`,
    );
    expect(await read({ 'A.csproj': text })).toEqual([
      ['A', '1.0.0'],
      ['B', '3.0.0'],
      ['C', '4.0.0'],
    ]);
  });

  test('files that take each other in, and properties that are each other, end', async () => {
    const tree = {
      'A.csproj': project('<Import Project="b.props"/>', items(reference('X', 'Version="$(A)"'))),
      'b.props': project(
        '<Import Project="b.props"/><Import Project="c.props"/>',
        '<PropertyGroup><A>$(B)</A></PropertyGroup>',
      ),
      'c.props': project(
        '<Import Project="b.props"/><Import Project="../../etc/passwd.props"/>',
        '<PropertyGroup><B>$(A)</B></PropertyGroup>',
      ),
    };
    expect(await read(tree)).toEqual([]);
  });

  test('a hundred thousand imports are not all looked for', async () => {
    const imports = Array.from({ length: 100_000 }, (_, i) => `<Import Project="p${i}.props"/>`).join('');
    let asked = 0;
    const beside = () => {
      asked += 1;
      return Promise.resolve(null);
    };
    await nugetProject.read(project(imports), { path: 'A.csproj', beside });
    expect(asked).toBeLessThan(600);
  });

  test('a project with a DOCTYPE is refused', async () => {
    await expect(read({ 'A.csproj': '<!DOCTYPE x><Project/>' })).rejects.toMatchObject({ kind: 'unsupported-doctype' });
  });
});
