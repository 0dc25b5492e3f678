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
import { gitSource, shorthandSource } from './git-source.ts';

test.each([
  ['git+ssh://git@github.com/o/r.git#abc', 'git+ssh://git@github.com/o/r.git', 'abc'],
  ['git://github.com/o/r', 'git://github.com/o/r', null],
  ['ssh://git@github.com:o/r.git#commit=abc', 'ssh://git@github.com:o/r.git', 'abc'],
  ['git@bitbucket.org:o/r.git#main', 'git@bitbucket.org:o/r.git', 'main'],
  ['https://github.com/o/r.git#workspace=a&commit=abc', 'https://github.com/o/r.git', 'abc'],
  ['https://github.com/o/r.git#commit:abc', 'https://github.com/o/r.git', 'abc'],
  ['https://gitee.com/o/r#v1', 'https://gitee.com/o/r', 'v1'],
  ['https://codeload.github.com/o/r/tar.gz/abc', 'https://github.com/o/r', 'abc'],
  ['https://codeload.github.com/o/r/tar.gz/refs/tags/v1', 'https://github.com/o/r', 'v1'],
  ['https://api.github.com/repos/o/r/tarball/abc', 'https://github.com/o/r', 'abc'],
  ['https://github.com/o/r/archive/refs/heads/main.tar.gz', 'https://github.com/o/r', 'main'],
  ['https://gitlab.com/o/r/repository/archive.tar.gz?ref=abc', 'https://gitlab.com/o/r', 'abc'],
  ['https://gitlab.com/o/r/-/archive/v1/r-v1.tar.gz', 'https://gitlab.com/o/r', 'v1'],
  ['https://gitlab.com/api/v4/projects/o%2Fr/repository/archive.tar.gz?sha=abc', 'https://gitlab.com/o/r', 'abc'],
  ['https://gitlab.com/api/v4/projects/o%2Fr/repository/archive.tar.gz?ref=abc', 'https://gitlab.com/o/r', 'abc'],
  ['https://bitbucket.org/o/r/get/abc.tar.gz', 'https://bitbucket.org/o/r', 'abc'],
  ['github:o/r#v1', 'https://github.com/o/r', 'v1'],
  ['gitee:o/r', 'https://gitee.com/o/r', null],
  [`https://example.org/o/r#${'a'.repeat(40)}`, 'https://example.org/o/r', 'a'.repeat(40)],
])('%s', (text, url, revision) => {
  expect(gitSource(text)).toEqual({ kind: 'git', url, revision });
});

test.each([
  'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
  `https://registry.yarnpkg.com/a/-/a-1.0.0.tgz#${'a'.repeat(40)}`,
  'https://example.org/a.tgz',
  '^1.0.0',
  'latest',
  'file:../a',
  '@s/a',
  '',
])('%s is no repository', (text) => expect(gitSource(text)).toBeNull());

test('the short form of npm', () => {
  const found = { kind: 'git', url: 'https://github.com/o/r', revision: 'semver' };
  expect(shorthandSource('o/r#semver')).toEqual(found);
  for (const text of ['./a', '../a/b', '@s/a', 'a', 'a/b/c', '^1 || ^2/3']) expect(shorthandSource(text)).toBeNull();
});
