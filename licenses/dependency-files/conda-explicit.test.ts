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
import { condaExplicit } from './conda-explicit.ts';

const path = 'conda-linux-64.lock';

test('an explicit list', async () => {
  const text = `# platform: linux-64
@EXPLICIT
https://conda.anaconda.org/conda-forge/linux-64/ca-certificates-2021.10.8-ha878542_0.tar.bz2#575611b8a84f45960e87722eeb51fa26
https://conda.anaconda.org/conda-forge/noarch/font-ttf-dejavu-sans-mono-2.37-hab24e00_0.conda
`;
  const reading = await readFrom(condaExplicit, { [path]: text });
  expect(reading.packages.map(({ name, version, integrity, line }) => [name, version, integrity, line])).toEqual([
    ['ca-certificates', '2021.10.8', '575611b8a84f45960e87722eeb51fa26', 3],
    ['font-ttf-dejavu-sans-mono', '2.37', null, 4],
  ]);
  expect(purlsOf(condaExplicit, reading)[1]).toBe(
    'pkg:conda/font-ttf-dejavu-sans-mono@2.37?build=hab24e00_0&channel=conda-forge&subdir=noarch',
  );
});

test.each(['nothing', '@EXPLICIT\nnothing', 'https://x/linux-64/a-1-0.conda'])('%j is refused', async (text) => {
  await expect(readFrom(condaExplicit, { [path]: text })).rejects.toMatchObject({ kind: 'unparsable' });
});
