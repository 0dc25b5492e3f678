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
import { archPkgbuild } from './arch-pkgbuild.ts';

const script = `_name=foo
pkgname=python-\${_name}
pkgver=1.2.3
pkgrel=2
depends=('python>=3.8' "glibc"  # a comment
  'libx=1')
depends_x86_64=(lib32-y)
makedepends+=(git)
checkdepends=(python-pytest)
optdepends=('bash: for scripts'
            'gtk3')
source=("$pkgname-$pkgver.tar.gz::https://github.com/owner/foo/archive/v$pkgver.tar.gz" local.patch)
`;

test('what is assigned plainly', async () => {
  const reading = await readFrom(archPkgbuild, { PKGBUILD: script });
  expect(reading.root).toEqual({ name: 'python-foo', version: '1.2.3-2' });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      line,
    ]),
  ).toEqual([
    ['python', null, '>=3.8', '', 5],
    ['glibc', null, null, '', 5],
    ['libx', '1', '=1', '', 6],
    ['lib32-y', null, null, '', 7],
    ['git', null, null, 'build', 8],
    ['python-pytest', null, null, 'test', 9],
    ['bash', null, null, 'optional', 10],
    ['gtk3', null, null, 'optional', 11],
    ['owner/foo', '1.2.3', null, '', 12],
  ]);
  expect(purlsOf(archPkgbuild, reading).slice(-2)).toEqual(['pkg:alpm/arch/gtk3', 'pkg:github/owner/foo@v1.2.3']);
});
