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
import { threadTime } from '../testing.ts';
import { PurlError } from './error.ts';
import { buildPurl, formatPurl, withoutVersion } from './format.ts';
import { parsePurl } from './parse.ts';

function fault(act: () => unknown): [string, number] | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof PurlError) return [error.kind, error.position];
    throw error;
  }
}

describe('parsePurl', () => {
  test.each([
    ['pkg:npm/%40angular/core@1.0.0', 'pkg:npm/%40angular/core@1.0.0'],
    ['pkg:npm/@angular/core', 'pkg:npm/%40angular/core'],
    ['pkg:npm/%40angular%2Fcore@1', 'pkg:npm/%40angular/core@1'],
    ['pkg:npm/@angular/core@1.0.0', 'pkg:npm/%40angular/core@1.0.0'],
    ['PKG://PyPI/Foo_Bar@1.0RC1', 'pkg:pypi/foo-bar@1.0rc1'],
    [
      'pkg:golang/github.com/BurntSushi/toml@v1.2.0+incompatible#cmd/',
      'pkg:golang/github.com/BurntSushi/toml@v1.2.0%2Bincompatible#cmd',
    ],
    ['pkg:golang/stdlib@1.24', 'pkg:golang/stdlib@1.24'],
    ['pkg:deb/Debian/Curl@1:7.5-1?distro=sid&Arch=amd64&empty=', 'pkg:deb/debian/curl@1:7.5-1?arch=amd64&distro=sid'],
    ['pkg:gem/a@1/', 'pkg:gem/a@1'],
    ['pkg:generic/%E9%80%9A%E6%98%8E@1', 'pkg:generic/%E9%80%9A%E6%98%8E@1'],
    ['pkg:git/codeberg.org/forgejo/docs/deep@abc', 'pkg:git/codeberg.org/forgejo/docs/deep@abc'],
    ['pkg:brew/node@20@20.10.0', 'pkg:brew/node%4020@20.10.0'],
    ['pkg:cpan/drolsky/DateTime', 'pkg:cpan/DROLSKY/DateTime'],
    ['pkg:pub/Foo-Bar', 'pkg:pub/foo_bar'],
    ['pkg:unheard-of/a/b@1', 'pkg:unheard-of/a/b@1'],
    ['pkg:docker/x@1?repository_url=localhost:5000/y', 'pkg:docker/x@1?repository_url=localhost:5000%2Fy'],
    ['pkg:generic/__proto__@1?constructor=x', 'pkg:generic/__proto__@1?constructor=x'],
    ["pkg:generic/a!'()*b", 'pkg:generic/a%21%27%28%29%2Ab'],
  ])('%s is written %s', (text, canonical) => {
    const purl = parsePurl(text);
    expect(formatPurl(purl)).toBe(canonical);
    expect(parsePurl(canonical)).toEqual(purl);
  });

  test.each([
    ['npm/foo@1', 'no-scheme', 0],
    ['pkg%3Anpm/foo', 'no-scheme', 0],
    ['pkg:npm', 'no-name', 7],
    ['pkg:npm/@1', 'no-name', 8],
    ['pkg:3npm/foo', 'bad-type', 4],
    ['pkg:np:m/foo', 'bad-type', 4],
    ['pkg:generic/a/%2e%2e/b', 'bad-segment', 12],
    ['pkg:generic/%2E%2e', 'bad-segment', 12],
    ['pkg:generic/a#x/%2e%2e/y', 'bad-segment', 14],
    ['pkg:generic/a#../y', 'bad-segment', 14],
    ['pkg:generic/a%2fb/c', 'bad-segment', 13],
    ['pkg:npm/foo?vcs_url=javascript:alert(1)', 'bad-url', 12],
    ['pkg:npm/foo?vcs_url=JAVA%53cript:alert', 'bad-url', 12],
    ['pkg:npm/foo?download_url=data:text/html,x', 'bad-url', 12],
    ['pkg:npm/foo?a=1&a=2', 'bad-qualifier', 12],
    ['pkg:npm/foo?in%20it=2', 'bad-qualifier', 12],
    ['pkg:npm/foo?ab', 'bad-qualifier', 12],
    ['pkg:npm/通明', 'bad-character', 8],
    ['pkg:npm/a b', 'bad-character', 9],
    ['pkg:npm/a%00b', 'bad-character', 8],
    ['pkg:npm/a@1%0a2', 'bad-character', 10],
    ['pkg:npm/a%', 'bad-encoding', 8],
    ['pkg:npm/a%ff', 'bad-encoding', 8],
    ['pkg:cargo/a/b', 'namespace-prohibited', 10],
    ['pkg:maven/b@1', 'namespace-required', 10],
    ['pkg:julia/Dates', 'qualifier-required', 15],
    ['pkg:cpan/A::B', 'bad-name', 9],
    ['pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1-b', 'bad-version', 54],
    [`pkg:npm/${'a'.repeat(9000)}`, 'too-long', 8192],
  ])('%s is refused: %s at %i', (text, kind, position) => {
    expect(fault(() => parsePurl(text))).toEqual([kind, position]);
  });

  test('strict refuses what it otherwise folds', () => {
    expect(formatPurl(parsePurl('pkg:gem/a@1?Platform=java'))).toBe('pkg:gem/a@1?platform=java');
    expect(fault(() => parsePurl('pkg:gem/a@1?Platform=java', { strict: true }))).toEqual(['bad-qualifier', 12]);
  });

  test.each(['/', '@', '%41', '%2e%2e/', '?a=', '&', '#', 'pkg:', '\u0000'])(
    'a megabyte of %j is refused at once',
    (part) => {
      const start = threadTime();
      expect(fault(() => parsePurl(`pkg:npm/${part.repeat(1e6 / part.length)}`))?.[0]).toBe('too-long');
      expect(threadTime() - start).toBeLessThan(200);
    },
  );
});

describe('buildPurl', () => {
  test('normalises by the rules of the type', () => {
    const purl = buildPurl({
      type: 'Composer',
      namespace: 'Laravel',
      name: 'Framework',
      version: 'v1',
      qualifiers: [
        ['B', '2'],
        ['a', '1'],
        ['c', ''],
      ],
    });
    expect(formatPurl(purl)).toBe('pkg:composer/laravel/framework@v1?a=1&b=2');
    expect(formatPurl(withoutVersion(purl))).toBe('pkg:composer/laravel/framework?a=1&b=2');
  });

  test.each([
    [{ type: 'npm', name: '' }, 'no-name'],
    [{ type: '', name: 'a' }, 'bad-type'],
    [{ type: 'npm', namespace: '..', name: 'a' }, 'bad-segment'],
    [{ type: 'npm', name: 'a/../b' }, 'bad-segment'],
    [{ type: 'npm', name: '\ud800' }, 'bad-character'],
    [{ type: 'npm', name: 'a', version: '\u0007' }, 'bad-character'],
    [{ type: 'npm', name: 'a'.repeat(1e6) }, 'too-long'],
    [{ type: 'npm', name: 'a', version: '1'.repeat(1e6) }, 'too-long'],
  ])('%j is refused: %s', (parts, kind) => {
    expect(fault(() => buildPurl(parts))?.[0]).toBe(kind);
  });

  test('a name keeps its slash encoded', () => {
    const text = formatPurl(buildPurl({ type: 'docker', name: 'library/nginx' }));
    expect(text).toBe('pkg:docker/library%2Fnginx');
    expect(parsePurl(text).name).toBe('library/nginx');
  });
});
