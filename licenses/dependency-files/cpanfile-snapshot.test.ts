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
import { cpanfileSnapshot } from './cpanfile-snapshot.ts';

test('cpanfile.snapshot: distributions, and edges by the modules that they provide', async () => {
  const text = `# carton snapshot format: version 1.0
DISTRIBUTIONS
  Algorithm-Diff-1.1903
    pathname: T/TY/TYEMQ/Algorithm-Diff-1.1903.tar.gz
    provides:
      Algorithm::Diff 1.1903
      Algorithm::DiffOld 1.1
    requirements:
      ExtUtils::MakeMaker 0
  Text-Diff-v1.45.0
    pathname: N/NE/NEILB/Text-Diff-1.45.tar.gz
    provides:
      Text::Diff v1.45.0
    requirements:
      Algorithm::Diff 1.19
      perl 5.006
`;
  const reading = await readFrom(cpanfileSnapshot, { 'cpanfile.snapshot': text });
  expect(reading.packages.map(({ key, dependsOn, line }) => [key, dependsOn, line])).toEqual([
    ['Algorithm-Diff@1.1903', [], 3],
    ['Text-Diff@v1.45.0', ['Algorithm-Diff@1.1903'], 10],
  ]);
  expect(purlsOf(cpanfileSnapshot, reading)[0]).toBe('pkg:cpan/Algorithm-Diff@1.1903');
  await expect(readFrom(cpanfileSnapshot, { 'cpanfile.snapshot': 'something' })).rejects.toMatchObject({
    kind: 'unsupported-version',
  });
});
