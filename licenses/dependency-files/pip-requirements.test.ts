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
import { pipRequirements } from './pip-requirements.ts';

async function versions(tree: Record<string, string>): Promise<unknown[]> {
  const reading = await readFrom(pipRequirements, tree);
  return reading.packages.map(({ name, version, constraint }) => [name, version, constraint]);
}

describe('requirements.txt', () => {
  test('only pins are versions', async () => {
    const text = 'A==1.0 # said\nb>=2\nc\nd==1.*\ne===1.0-x\nf \\\n  == 0.1\ng<=3; python_version < "3"\nh==1.10 \\\n';
    expect(await versions({ 'requirements.txt': text })).toEqual([
      ['A', '1.0', '==1.0'],
      ['b', null, '>=2'],
      ['c', null, null],
      ['d', null, '==1.*'],
      ['e', '1.0-x', '===1.0-x'],
      ['f', '0.1', '==0.1'],
      ['g', null, '<=3'],
      ['h', '1.10', '==1.10'],
    ]);
  });

  test('options, hashes and addresses', async () => {
    const text = `--index-url https://example.org/simple
-i https://example.org/simple
--no-binary :all:
a==1 --hash=sha256:aa --hash=sha256:bb
b==1 \\
    --hash=sha256:cc \\
    --hash=sha256:dd
-e git+https://example.org/c.git@0123456789abcdef0123456789abcdef01234567#egg=c
d @ https://example.org/d-2.0.zip
https://example.org/e-1.0-py3-none-any.whl
./local
file:///etc/passwd
`;
    const reading = await readFrom(pipRequirements, { 'requirements.txt': text });
    expect(
      reading.packages.map(({ name, version, integrity, source, line }) => [
        name,
        version,
        integrity,
        source?.kind,
        line,
      ]),
    ).toEqual([
      ['a', '1', 'sha256:aa', undefined, 4],
      ['b', '1', 'sha256:cc', undefined, 5],
      ['c', null, null, 'git', 8],
      ['d', null, null, 'url', 9],
      ['e', null, null, 'url', 10],
      ['local', null, null, 'path', 11],
      ['passwd', null, null, 'path', 12],
    ]);
    expect(purlsOf(pipRequirements, reading)).toEqual([
      'pkg:pypi/a@1',
      'pkg:pypi/b@1',
      'pkg:pypi/c?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fc.git%400123456789abcdef0123456789abcdef01234567',
      'pkg:pypi/d?download_url=https:%2F%2Fexample.org%2Fd-2.0.zip',
      'pkg:pypi/e?download_url=https:%2F%2Fexample.org%2Fe-1.0-py3-none-any.whl',
      null,
      null,
    ]);
    expect(reading.warnings).toEqual([]);
  });

  test('files are included once, also in a circle; constraints only pin', async () => {
    const tree = {
      'a/requirements.txt': '-r ../b/base.txt\n-c pins.txt\nown\n--requirement=more.txt\n-r../b/base.txt\n',
      'a/pins.txt': 'own==3.0\nunused==1\n-r ../b/base.txt\n',
      'a/more.txt': '-r requirements.txt\nmore==1\n',
      'b/base.txt': 'base==2.0\n-r ../a/requirements.txt\n',
    };
    const reading = await readFrom(pipRequirements, tree);
    expect(reading.packages.map(({ name, version, line }) => [name, version, line])).toEqual([
      ['base', '2.0', 1],
      ['own', '3.0', 3],
      ['more', '1', 4],
    ]);
    expect(reading.warnings).toEqual([]);
  });

  test('what cannot be read is said', async () => {
    const tree = { 'requirements.txt': 'a==\nb==${VERSION}\nc 1.0\n-r ../../outside.txt\n-r missing.txt\nd==1\n' };
    const reading = await readFrom(pipRequirements, tree);
    expect(reading.packages.map(({ name }) => name)).toEqual(['d']);
    expect(reading.warnings.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });

  test('comments of pip-compile are edges', async () => {
    const text = `click==8.1.7
    # via flask
flask==3.0.0
    # via -r requirements.in
jinja2==3.1.2 # via flask, other
other==1
    # via
    #   -r requirements.in
    #   flask
`;
    const reading = await readFrom(pipRequirements, { 'requirements.txt': text });
    expect(reading.packages.map(({ key, direct, dependsOn }) => [key, direct, dependsOn])).toEqual([
      ['click@8.1.7', false, []],
      ['flask@3.0.0', true, ['click@8.1.7', 'jinja2@3.1.2', 'other@1']],
      ['jinja2@3.1.2', false, []],
      ['other@1', true, ['jinja2@3.1.2']],
    ]);
  });

  test.each([
    ['requirements-dev.txt', ['dev']],
    ['test_requirements.txt', ['test']],
    ['requirements/docs.txt', ['dev']],
    ['requirements/base.txt', []],
    ['latest-requirements.txt', []],
  ])('%s is for %j', async (path, scopes) => {
    expect((await readFrom(pipRequirements, { [path]: 'a' })).packages[0]?.scopes).toEqual(scopes);
  });

  test('markers of a merge conflict are refused, also in an included file', async () => {
    const conflict = '<<<<<<< a\nx==1\n=======\nx==2\n>>>>>>> b\n';
    await expect(versions({ 'requirements.txt': `y\n${conflict}` })).rejects.toMatchObject({
      kind: 'merge-conflict',
      line: 2,
    });
    await expect(versions({ 'requirements.txt': '-r x.txt', 'x.txt': conflict })).rejects.toMatchObject({
      kind: 'merge-conflict',
    });
  });

  test('a long chain of files ends', async () => {
    const tree: Record<string, string> = { 'requirements.txt': '-r 0.txt' };
    for (let i = 0; i < 1000; i += 1) tree[`${i}.txt`] = `p${i}==1\n-r ${i + 1}.txt`;
    const reading = await readFrom(pipRequirements, tree);
    expect(reading.packages.length).toBe(199);
    expect(reading.warnings.length).toBe(1);
  });

  test('archives and repositories are named by their files; the project itself is none of its packages', async () => {
    const text = `-e .[dev]
-e ./own[dev,test]
git+ssh://git@example.org/team/tool.git@main
https://example.org/two-words-2.0.1.zip
./wheels/some_pkg-1.2-py3-none-any.whl
lib-3.0.tar.gz
g @ https://example.org/other-1.0.zip ; python_version > "3"
https://example.org/archive/v1.zip
`;
    const reading = await readFrom(pipRequirements, { 'requirements.txt': text });
    expect(reading.packages.map(({ name, source }) => [name, source?.kind, source?.revision])).toEqual([
      ['own', 'path', null],
      ['tool', 'git', 'main'],
      ['two-words', 'url', null],
      ['some_pkg', 'path', null],
      ['lib', 'path', null],
      ['g', 'url', null],
      ['v1.zip', 'url', null],
    ]);
    expect(reading.warnings).toEqual([]);
  });
});
