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
import { cabalFreeze } from './cabal-freeze.ts';

test('cabal.project.freeze: one version for each package; flags are none', async () => {
  const text = `active-repositories: hackage.haskell.org:merge
-- any.commented ==1.0,
constraints: any.AC-Angle ==1.0,
             any.ALUT ==2.4.0.10,
             top ==1.0,
             transformers-base +orphaninstances,
             any.last ==0.1
index-state: hackage.haskell.org 2023-01-01T00:00:00Z
`;
  const reading = await readFrom(cabalFreeze, { 'cabal.project.freeze': text });
  expect(reading.packages.map(({ name, version, line }) => [name, version, line])).toEqual([
    ['AC-Angle', '1.0', 3],
    ['ALUT', '2.4.0.10', 4],
    ['last', '0.1', 7],
  ]);
  expect(purlsOf(cabalFreeze, reading)[0]).toBe('pkg:hackage/AC-Angle@1.0');
});
