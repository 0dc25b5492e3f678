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
import { rpmSpec } from './rpm-spec.ts';

const spec = `%global gomodule github.com/x/tool
%define  minimum 4.0
%{!?pyver: %global pyver 3}
%if 0%{?fedora}
%global branch one
%else
%global branch two
%endif
Name:           tool
Version:        1.10
Release:        2%{?dist}
License:        MIT
Source0:        https://example.org/%{name}-%{version}.tar.gz
Source1:        https://github.com/owner/extra/archive/refs/tags/v2.0.tar.gz#/extra.tar.gz
Source2:        tool.service
# BuildRequires: not-this
BuildRequires:  gcc, make >= %{minimum} python%{pyver}-devel \\
                after-the-break
BuildRequires:  pkgconfig(zlib) branch-%{branch}
BuildRequires:  %{undefined_macro}-devel
Requires:       %{name}-libs%{?_isa} = %{version}-%{release}
Requires(post): systemd >= 200
Recommends:     tool-doc
Provides:       bundled(golang(github.com/y/z)) = 1.2.3, webtool
Provides:       bundled(js-jquery) = 3.1

%description
Requires: nothing

%package libs
Summary: Libraries
Requires: openssl-libs = 1:3.0.1

%package -n other
Summary: Other
Requires: tool-libs

%build
BuildRequires: not-this-either

%changelog
* Mon Jan 01 2024 A <a@example.org> - 1.10-2
- Requires: nothing
`;

async function read(text: string, more: Readonly<Record<string, string>> = {}) {
  const reading = await readFrom(rpmSpec, { 'tool.spec': text, ...more });
  const purls = purlsOf(rpmSpec, reading);
  return { ...reading, purls };
}

describe('RPM spec files', () => {
  test('needs, bundled packages and sources', async () => {
    const reading = await read(spec);
    expect(reading.root).toEqual({ name: 'tool', version: '1.10-2' });
    expect(
      reading.packages.map(({ name, version, constraint, scopes, groups, line }) => [
        name,
        version,
        constraint,
        scopes.join(),
        groups.join(),
        line,
      ]),
    ).toEqual([
      ['tool', '1.10', null, '', 'source', 13],
      ['owner/extra', null, null, '', 'source', 14],
      ['gcc', null, null, 'build', 'build-requires', 17],
      ['make', null, '>= 4.0', 'build', 'build-requires', 17],
      ['python3-devel', null, null, 'build', 'build-requires', 17],
      ['after-the-break', null, null, 'build', 'build-requires', 17],
      ['pkgconfig(zlib)', null, null, 'build', 'build-requires', 19],
      ['branch-one', null, null, 'build', 'build-requires', 19],
      ['tool-libs', '1.10-2', '= 1.10-2', '', 'requires', 21],
      ['systemd', null, '>= 200', '', 'requires', 22],
      ['tool-doc', null, null, 'optional', 'recommends', 23],
      ['github.com/y/z', '1.2.3', null, 'bundled', 'bundled', 24],
      ['jquery', '3.1', null, 'bundled', 'bundled', 25],
      ['openssl-libs', '1:3.0.1', '= 1:3.0.1', '', 'requires', 32],
      ['tool-libs', null, null, '', 'requires', 36],
    ]);
    expect(reading.packages[8]?.source?.kind).toBe('workspace');
    expect(reading.purls.filter((purl) => purl !== null)).toEqual([
      'pkg:generic/tool@1.10?download_url=https:%2F%2Fexample.org%2Ftool-1.10.tar.gz',
      'pkg:github/owner/extra@v2.0',
      'pkg:golang/github.com/y/z@v1.2.3',
      'pkg:npm/jquery@3.1',
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([20]);
  });

  test('a tag behind the release tells the distribution, and purls follow', async () => {
    const text =
      'Name: a\nVersion: 1\nRelease: 2.oe2403\nRequires: b = 1:2-3, libx.so.1()(64bit)\nRequires: a-devel\n%package devel\n';
    expect((await read(text)).purls).toEqual(['pkg:rpm/openeuler/b@2-3?epoch=1', null, null]);
    expect((await read(text.replace('.oe2403', '.fc40'))).purls[0]).toBe('pkg:rpm/fedora/b@2-3?epoch=1');
    expect((await read(text.replace('.oe2403', ''))).purls[0]).toBeNull();
    expect(
      (await read(`${text.replace('.oe2403', '')}%changelog\n* Mon Jan 01 2024 A <a@b> - 1-2.oe1\n`)).purls[0],
    ).toMatch(/^pkg:rpm\/openeuler\//u);
  });

  test('what openEuler keeps beside the spec tells the distribution and where the sources come from', async () => {
    const text =
      'Name: tool\nVersion: 8.4.0\nRelease: 1\nSource0: https://example.org/tool-8.4.0.tar.xz\nRequires: b\n';
    const yaml = 'version_control: github\nsrc_repo: owner/tool\ntag_prefix: "^tool-"\nseparator: "_"\n';
    expect((await read(text, { 'tool.yaml': yaml })).purls).toEqual([
      'pkg:github/owner/tool@tool-8_4_0',
      'pkg:rpm/openeuler/b',
    ]);
    const gitee = 'version_control: gitee\nsrc_repo: openeuler/tool\ntag_prefix: "[vV]"\n';
    expect((await read(text, { 'tool.yaml': gitee })).purls[0]).toBe(
      'pkg:generic/tool@8.4.0?vcs_url=git%2Bhttps:%2F%2Fgitee.com%2Fopeneuler%2Ftool',
    );
    expect((await read(text, { 'tool.yaml': 'a: b\n' })).purls[1]).toBeNull();
  });

  test('in the tree of what it packages the sources are that tree', async () => {
    const text =
      'Name: tool\nVersion: 1.0\nRelease: 1\nSource0: https://example.org/tool-1.0.tar.gz\nSource1: https://example.org/data-3.zip\n';
    const names = async (path: string) => (await readFrom(rpmSpec, { [path]: text })).packages.map(({ name }) => name);
    expect(await names('packaging/tool.spec')).toEqual(['data-3']);
    expect(await names('tool.spec')).toEqual(['tool', 'data-3']);
    expect(await names('packages/tool/tool.spec')).toEqual(['tool', 'data-3']);
  });

  test('something else with the same ending names nothing', async () => {
    const reading = await read('setup { CREATE TABLE a; }\nsession "s1"\nstep "s" { SELECT 1; }\n');
    expect(reading).toMatchObject({ root: null, packages: [], warnings: [] });
  });

  test('lines of a megabyte take no time', async () => {
    const long = [
      `Requires: ${'a'.repeat(1_000_000)}`,
      `Requires: ${'('.repeat(1_000_000)}`,
      `%${' '.repeat(1_000_000)}`,
      '\\\n'.repeat(100_000),
    ];
    const begin = threadTime();
    await read(`Name: a\nVersion: 1\nRelease: 1\n${long.join('\n')}`);
    expect(threadTime() - begin).toBeLessThan(5000);
  });
});
