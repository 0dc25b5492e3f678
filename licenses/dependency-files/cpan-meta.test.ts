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
import { cpanMeta } from './cpan-meta.ts';

async function needs(path: string, text: string): Promise<unknown[]> {
  return (await readFrom(cpanMeta, { [path]: text })).packages.map(({ name, version, constraint, scopes }) => [
    name,
    version,
    constraint,
    scopes.join(),
  ]);
}

test('META.json: phases and relations', async () => {
  const text = JSON.stringify({
    name: 'URI',
    version: '5.10',
    prereqs: {
      runtime: { requires: { perl: '5.008', 'MIME::Base64': '2', strict: 0 }, recommends: { Fast: '0' } },
      test: { requires: { 'Test::More': '== 0.96' } },
      configure: { requires: { 'ExtUtils::MakeMaker': '0' } },
      develop: { requires: { 'Dist::Zilla': '6' } },
    },
  });
  expect(await needs('META.json', text)).toEqual([
    ['MIME::Base64', null, '2', ''],
    ['strict', null, null, ''],
    ['Fast', null, null, 'optional'],
    ['Test::More', '0.96', '== 0.96', 'test'],
    ['ExtUtils::MakeMaker', null, null, 'build'],
    ['Dist::Zilla', null, '6', 'dev'],
  ]);
  expect((await readFrom(cpanMeta, { 'META.json': text })).root).toEqual({ name: 'URI', version: '5.10' });
});

test('META.yml of version 1: versions as written', async () => {
  const text = '--- #YAML:1.0\nname: A-B\nversion: 0.10\nauthor: ~\nrequires:\n  C::D: 1.10\nbuild_requires:\n  E: 0\n';
  expect(await needs('META.yml', text)).toEqual([
    ['C::D', null, '1.10', ''],
    ['E', null, null, 'build'],
  ]);
  expect((await readFrom(cpanMeta, { 'META.yml': text })).root).toEqual({ name: 'A-B', version: '0.10' });
});

test.each([
  ['META.json', 'null'],
  ['META.json', '['],
  ['META.yml', 'hedehodo'],
  ['META.yml', 'a: [1\nb'],
])('%s with %j is refused', async (path, text) => {
  await expect(needs(path, text)).rejects.toMatchObject({ kind: 'unparsable' });
});
