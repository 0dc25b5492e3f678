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
import { takeInventory } from '../inventory/take.ts';
import { memoryTree } from '../testing-tree.ts';
import { readSettings } from './settings-file.ts';
import { npmFiles } from './testing-npm.ts';
import { useOf } from './use-of.ts';

const files = {
  ...npmFiles({ a: '*', '@s/b': '*' }, { a: {}, '@s/b': {}, d: { dev: true } }),
  '.github/workflows/ci.yml':
    'on: push\njobs:\n  x:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n',
};

async function usesWith(settings: string): Promise<Record<string, string>> {
  const { packages } = await takeInventory(memoryTree(files));
  const read = readSettings(settings, '.tongming.yml');
  expect(read.problems).toEqual([]);
  return Object.fromEntries(packages.map((one) => [one.name, useOf(read.settings, one)]));
}

test('what serves development is a tool, and what runs a workflow never is a part', async () => {
  expect(await usesWith('')).toEqual({ a: 'dynamic', '@s/b': 'dynamic', d: 'tool', 'actions/checkout': 'tool' });
  expect(await usesWith('use: static\n')).toMatchObject({ a: 'static', d: 'tool', 'actions/checkout': 'tool' });
});

test('the policy file comes first, by the longest name', async () => {
  expect(await usesWith('uses: { npm: static }\n')).toMatchObject({ a: 'static', '@s/b': 'static', d: 'static' });
  expect(await usesWith('uses: { npm: static, pkg:npm/%40s: network, pkg:npm/d: test }\n')).toMatchObject({
    a: 'static',
    '@s/b': 'network',
    d: 'test',
  });
  expect(await usesWith('uses: { pkg:npm/@s: network, pkg:npm/@s/b: copied, pkg:npm: tool }\n')).toMatchObject({
    a: 'tool',
    '@s/b': 'copied',
  });
});
