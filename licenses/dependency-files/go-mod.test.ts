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
import { goMod } from './go-mod.ts';

const text = `// A comment.
module example.org/app // another

go 1.21.0
toolchain go1.22.3-custom

require github.com/Azure/one v1.0.0
require (
	example.org/two v2.0.0+incompatible // indirect
	"example.org/three" v0.0.0-20210630005230-0f9fa26af87c // indirect; tests
	example.org/gone v1.0.0
	example.org/local v1.0.0
	example.org/forked v1.0.0
	example.org/other v1.5.0
)
replace (
	example.org/local => ../local
	example.org/forked v1.0.0 => example.com/fork v1.0.1
	example.org/other v9.9.9 => example.com/never v1.0.0
)
exclude example.org/gone v1.0.0
retract [v1.0.0, v1.1.0]
tool example.org/two/cmd/x
godebug default=go1.21
`;

describe('go.mod', () => {
  test('requirements, what replaces them, and the standard library of the toolchain', async () => {
    const sum = 'github.com/Azure/one v1.0.0 h1:aa=\ngithub.com/Azure/one v1.0.0/go.mod h1:bb=\n';
    const reading = await readFrom(goMod, { 'sub/go.mod': text, 'sub/go.sum': sum });
    expect(reading.root).toEqual({ name: 'example.org/app', version: null });
    expect(
      reading.packages.map(({ name, version, direct, source, line }) => [name, version, direct, source?.kind, line]),
    ).toEqual([
      ['github.com/Azure/one', '1.0.0', true, 'registry', 7],
      ['example.org/two', '2.0.0+incompatible', false, 'registry', 9],
      ['example.org/three', '0.0.0-20210630005230-0f9fa26af87c', false, 'registry', 10],
      ['example.org/gone', null, true, 'registry', 11],
      ['../local', null, true, 'path', 12],
      ['example.com/fork', '1.0.1', true, 'registry', 13],
      ['example.org/other', '1.5.0', true, 'registry', 14],
      ['stdlib', '1.22.3', true, undefined, 5],
    ]);
    expect(reading.packages[0]?.integrity).toBe('h1:aa=');
    expect(purlsOf(goMod, reading)).toEqual([
      'pkg:golang/github.com/Azure/one@v1.0.0',
      'pkg:golang/example.org/two@v2.0.0%2Bincompatible',
      'pkg:golang/example.org/three@v0.0.0-20210630005230-0f9fa26af87c',
      'pkg:golang/example.org/gone',
      null,
      'pkg:golang/example.com/fork@v1.0.1',
      'pkg:golang/example.org/other@v1.5.0',
      'pkg:golang/stdlib@1.22.3',
    ]);
    expect(reading.warnings.map(({ line }) => line)).toEqual([11]);
  });

  test('before Go 1.17 go.sum completes it, with the highest version of each module', async () => {
    const sum = ['a v1.0.0 h1:a', 'b v1.0.0 h1:b', 'b v1.1.0 h1:c', 'b v1.1.0/go.mod h1:d', 'only v1.0.0/go.mod h1:e'];
    const tree = { 'go.mod': 'module m\ngo 1.16\nrequire a v1.0.0\n', 'go.sum': sum.join('\n') };
    const names = async (go: string) =>
      (await readFrom(goMod, { ...tree, 'go.mod': tree['go.mod'].replace('1.16', go) })).packages.map(({ key }) => key);
    expect(await names('1.16')).toEqual(['a@1.0.0', 'b@1.1.0', 'stdlib@1.16']);
    expect(await names('1.17')).toEqual(['a@1.0.0', 'stdlib@1.17']);
  });

  test.each([
    ['this is not a go.mod file!', 'unparsable', 1],
    ['module m\nrequire a', 'unparsable', 2],
    ['module m\nreplace a b', 'unparsable', 2],
    ['module m\nrequire (\n a v1.0.0\n', 'incomplete', null],
    ['module m\n<<<<<<< HEAD\ngo 1.20\n=======\ngo 1.21\n>>>>>>> x\n', 'merge-conflict', 2],
  ])('%j is refused: %s', async (wrong, kind, line) => {
    await expect(readFrom(goMod, { 'go.mod': wrong })).rejects.toMatchObject({ kind, line });
  });

  test('an empty file has no packages', async () => {
    expect((await readFrom(goMod, { 'go.mod': '' })).packages).toEqual([]);
  });

  test('a branch is no version', async () => {
    const reading = await readFrom(goMod, { 'go.mod': 'module m\nrequire a latest\nrequire b v1.0.0\n' });
    expect(reading.packages.map(({ name, version, constraint }) => [name, version, constraint])).toEqual([
      ['a', null, 'latest'],
      ['b', '1.0.0', 'v1.0.0'],
    ]);
  });
});
