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
import { condaEnvironment } from './conda-environment.ts';

const text = `name: work
channels:
  - conda-forge
dependencies:
  - python=3.10
  - numpy==1.26.0
  - scipy=1.11.1=py310h_0
  - "blas >=2,<3"
  - pytorch::torch 2.1
  - what is this
  - pip:
      - Flask==3.0.0
      - -r requirements.txt
      - ./local
`;

test('environment.yml: a fuzzy version is a range', async () => {
  const reading = await readFrom(condaEnvironment, { 'environment.yml': text });
  expect(
    reading.packages.map(({ name, version, constraint, source, line }) => [
      name,
      version,
      constraint,
      source?.url,
      line,
    ]),
  ).toEqual([
    ['python', null, '=3.10', 'conda-forge', 5],
    ['numpy', '1.26.0', '==1.26.0', 'conda-forge', 6],
    ['scipy', '1.11.1', '=1.11.1=py310h_0', 'conda-forge', 7],
    ['blas', null, '>=2,<3', 'conda-forge', 8],
    ['torch', null, '2.1', 'pytorch', 9],
    ['Flask', '3.0.0', '==3.0.0', undefined, 12],
    ['local', null, null, './local', 14],
  ]);
  expect(reading.warnings.map(({ line }) => line)).toEqual([10, 2]);
  expect(purlsOf(condaEnvironment, reading).slice(4)).toEqual(['pkg:conda/torch', 'pkg:pypi/flask@3.0.0', null]);
});

test('files of other tools say nothing', async () => {
  expect((await readFrom(condaEnvironment, { 'environment.yaml': 'a: {{ b }}\n' })).packages).toEqual([]);
});

test('an alias bomb is refused', async () => {
  const bomb = ['dependencies: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 0; i < 9; i += 1) bomb.push(`k${i}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`);
  await expect(readFrom(condaEnvironment, { 'environment.yml': bomb.join('\n') })).rejects.toMatchObject({
    kind: 'unparsable',
  });
});
