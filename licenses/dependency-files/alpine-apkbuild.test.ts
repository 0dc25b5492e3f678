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
import { alpineApkbuild } from './alpine-apkbuild.ts';

const script = `# Maintainer: A <a@example.org>
pkgname=curl
pkgver=8.5.0
pkgrel=1
depends="ca-certificates !conflicting"
depends_dev="openssl-dev>3"
makedepends="$depends_dev
	libpsl-dev
	$(scripted)
	perl=5.38"
checkdepends="nghttp2"
source="https://curl.se/download/curl-$pkgver.tar.xz
	x.patch"

build() {
	depends="not-this"
}
`;

describe('APKBUILD', () => {
  test('what is assigned plainly', async () => {
    const reading = await readFrom(alpineApkbuild, { 'main/curl/APKBUILD': script });
    expect(reading.root).toEqual({ name: 'curl', version: '8.5.0-r1' });
    expect(
      reading.packages.map(({ name, version, constraint, scopes, line }) => [
        name,
        version,
        constraint,
        scopes.join(),
        line,
      ]),
    ).toEqual([
      ['ca-certificates', null, null, '', 5],
      ['openssl-dev', null, '>3', 'build', 6],
      ['libpsl-dev', null, null, 'build', 8],
      ['perl', '5.38', '=5.38', 'build', 10],
      ['nghttp2', null, null, 'test', 11],
      ['curl', '8.5.0', null, '', 12],
    ]);
    expect(purlsOf(alpineApkbuild, reading).slice(3)).toEqual([
      'pkg:apk/alpine/perl@5.38',
      'pkg:apk/alpine/nghttp2',
      'pkg:generic/curl@8.5.0?download_url=https:%2F%2Fcurl.se%2Fdownload%2Fcurl-8.5.0.tar.xz',
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([9]);
  });

  test('quotes that stay open, and variables that are themselves, end', async () => {
    const text = `a="${'$a'.repeat(10_000)}"\ndepends="$a"\nmakedepends="${'x '.repeat(100_000)}`;
    expect((await readFrom(alpineApkbuild, { APKBUILD: text })).packages.map(({ name }) => name)).toEqual(['x']);
  });
});
