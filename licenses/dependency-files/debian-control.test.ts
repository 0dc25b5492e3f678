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
import { debianControl } from './debian-control.ts';

const control = `Source: app
Maintainer: A <a@example.org>
Build-Depends: debhelper-compat (= 13),
# a comment
 libglib2.0-dev (>= 2.40) [amd64 arm64],
 python3-pytest:native <!nocheck>,
 libfoo-dev | libbar-dev (<< 3)

Package: app
Architecture: any
Pre-Depends: init-system-helpers
Depends: \${shlibs:Depends}, adduser, app-data (= \${binary:Version}), odd name
Recommends: x11-utils
Description: thing
 Depends: nothing

Package: app-data
Architecture: all
`;

const changelog = (version: string, distribution: string) =>
  `app (${version}) ${distribution}; urgency=medium\n\n  * x\n\n -- A <a@example.org>  Mon, 01 Jan 2024 00:00:00 +0800\n`;

async function purls(log: string | null, text = control) {
  const tree = { 'debian/control': text, ...(log === null ? {} : { 'debian/changelog': log }) };
  return purlsOf(debianControl, await readFrom(debianControl, tree));
}

describe('Debian control files', () => {
  test('relations with their scopes and lines', async () => {
    const reading = await readFrom(debianControl, {
      'debian/control': control,
      'debian/changelog': changelog('1.2-3', 'unstable'),
    });
    expect(reading.root).toEqual({ name: 'app', version: '1.2-3' });
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
      ['debhelper-compat', '13', '= 13', 'build', 'build-depends', 3],
      ['libglib2.0-dev', null, '>= 2.40', 'build', 'build-depends', 5],
      ['python3-pytest', null, null, 'build,test', 'build-depends', 6],
      ['libfoo-dev', null, null, 'build', 'build-depends', 7],
      ['libbar-dev', null, '<< 3', 'build,optional', 'build-depends', 7],
      ['init-system-helpers', null, null, '', 'pre-depends', 11],
      ['adduser', null, null, '', 'depends', 12],
      ['app-data', null, '= ${binary:Version}', '', 'depends', 12],
      ['x11-utils', null, null, 'optional', 'recommends', 13],
    ]);
    expect(reading.packages[7]?.source?.kind).toBe('workspace');
    expect(reading.warnings.map(({ text }) => text.en)).toEqual([
      '${shlibs:Depends} is only known when it is built.',
      'Line 12 was passed over: odd name',
    ]);
  });

  test('the changelog tells the distribution', async () => {
    const first = 'debhelper-compat@13';
    expect((await purls(changelog('1.2-3', 'unstable')))[0]).toBe(`pkg:deb/debian/${first}`);
    expect((await purls(changelog('1.2-3', 'bookworm-backports')))[0]).toBe(`pkg:deb/debian/${first}`);
    expect((await purls(changelog('1.2-3ubuntu1', 'noble')))[0]).toBe(`pkg:deb/ubuntu/${first}`);
    expect((await purls(changelog('1.2-ok3', 'nile')))[0]).toBe(`pkg:deb/openkylin/${first}`);
    expect((await purls(changelog('1.2', 'huanghe')))[0]).toBe(`pkg:deb/openkylin/${first}`);
    expect((await purls(`${changelog('1.3', 'UNRELEASED')}\n${changelog('1.2', 'yangtze')}`))[0]).toBe(
      `pkg:deb/openkylin/${first}`,
    );
    expect((await purls(changelog('1.2', 'somewhere')))[0]).toBeNull();
    expect((await purls(null))[0]).toBeNull();
    expect(
      (
        await purls(null, control.replace('A <a@example.org>', 'openKylin Developers <packaging@lists.openkylin.top>'))
      )[0],
    ).toBe(`pkg:deb/openkylin/${first}`);
  });

  test('what is no control file is refused', async () => {
    await expect(purls(null, 'plain text\n')).rejects.toMatchObject({ kind: 'unparsable' });
    await expect(purls(null, '<<<<<<< a\nSource: x\n=======\n>>>>>>> b\n')).rejects.toMatchObject({
      kind: 'merge-conflict',
    });
  });

  test('fields of a megabyte take no time', async () => {
    const begin = threadTime();
    await purls(
      null,
      `Source: a\nDepends: ${'('.repeat(90_000)}, ${' <'.repeat(40_000)}\n ${'a | '.repeat(200_000)}\n`,
    );
    await purls('a '.repeat(500_000), `Source: a\nDepends: ${'b '.repeat(400_000)}\n`);
    expect(threadTime() - begin).toBeLessThan(5000);
  });
});
