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
import { rDescription } from './r-description.ts';

test('DESCRIPTION', async () => {
  const text = `Package: app
Version: 1.10
Depends: R (>= 3.5), methods
Imports:
    dplyr (>= 1.0),
    Rcpp (== 1.0.10)
LinkingTo: BH
Suggests: testthat
Description: Something
  that goes on: here.
`;
  const reading = await readFrom(rDescription, { DESCRIPTION: text });
  expect(reading.root).toEqual({ name: 'app', version: '1.10' });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [
      name,
      version,
      constraint,
      scopes.join(),
      line,
    ]),
  ).toEqual([
    ['dplyr', null, '>= 1.0', '', 5],
    ['Rcpp', '1.0.10', '== 1.0.10', '', 6],
    ['BH', null, null, 'build', 7],
    ['testthat', null, null, 'optional', 8],
  ]);
});
