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
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { rebarLock } from './rebar-lock.ts';

const rebar = `{"1.2.0",
[{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.10.0">>},0},
 {<<"forked">>,
  {git,"https://github.com/o/forked.git",
       {ref,"0123456789abcdef0123456789abcdef01234567"}},
  1},
 {<<"part">>,{git_subdir,"https://github.com/o/mono.git",{ref,"abc"},"apps/part"},0}]}.
[
{pkg_hash,[
 {<<"cowboy">>, <<"INNER">>}]},
{pkg_hash_ext,[
 {<<"cowboy">>, <<"OUTER">>}]}
].
`;

describe('rebar.lock', () => {
  test('packages with levels and checksums', async () => {
    const { packages } = await readFrom(rebarLock, { 'rebar.lock': rebar });
    expect(
      packages.map(({ name, version, direct, integrity, line, source }) => [
        name,
        version,
        direct,
        integrity,
        line,
        source?.kind,
        source?.revision,
      ]),
    ).toEqual([
      ['cowboy', '2.10.0', true, 'OUTER', 2, 'registry', null],
      ['forked', null, false, null, 3, 'git', '0123456789abcdef0123456789abcdef01234567'],
      ['part', null, true, null, 7, 'git', 'abc'],
    ]);
  });

  test('the oldest form, and none at all', async () => {
    const old = await readFrom(rebarLock, { 'rebar.lock': '[{<<"a">>,{pkg,<<"a">>,<<"1.0.0">>},0}].\n' });
    expect(old.packages.map(({ name, version }) => [name, version])).toEqual([['a', '1.0.0']]);
    expect((await readFrom(rebarLock, { 'rebar.lock': '[].\n' })).packages).toEqual([]);
    await expect(readFrom(rebarLock, { 'rebar.lock': 'text.\n' })).rejects.toMatchObject({ kind: 'unparsable' });
  });
});
