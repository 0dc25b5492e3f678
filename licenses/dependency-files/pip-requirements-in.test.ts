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
import { pipRequirements } from './pip-requirements.ts';
import { pipRequirementsIn } from './pip-requirements-in.ts';

test('requirements.in is the manifest of requirements.txt', async () => {
  const reading = await readFrom(pipRequirementsIn, { 'sub/requirements.in': 'flask>=2\n' });
  expect(reading.packages.map(({ name, constraint, direct }) => [name, constraint, direct])).toEqual([
    ['flask', '>=2', true],
  ]);
  expect(pipRequirements.manifests?.('sub/requirements.txt')).toEqual(['sub/requirements.in']);
});
