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
import { factsOf } from './testing-facts.ts';

const mit = 'SPDX-License-Identifier: MIT\n';
const manifest = (license: string) => JSON.stringify({ name: 'a', version: '1.0.0', license });

test('a change judges what it brings, without vendored, generated and excluded paths', async () => {
  const facts = await factsOf({
    base: { 'package.json': manifest('MIT'), 'kept.ts': mit, 'gone.ts': mit },
    head: {
      'package.json': manifest('Apache-2.0'),
      'kept.ts': mit,
      'new.ts': mit,
      'vendor/x/y.c': '',
      'dist/a.js': '',
      'odd/z.ts': '',
      'theirs/q.ts': '',
    },
    settings: 'exclude: [odd]\nthird-party: [theirs]\n',
  });
  expect(facts.paths).toEqual(['new.ts', 'package.json']);
  expect(facts.change?.files.map(({ status, before, after }) => [status, (after ?? before)?.path])).toEqual([
    ['added', 'dist/a.js'],
    ['deleted', 'gone.ts'],
    ['added', 'new.ts'],
    ['added', 'odd/z.ts'],
    ['modified', 'package.json'],
    ['added', 'theirs/q.ts'],
    ['added', 'vendor/x/y.c'],
  ]);
  expect(facts.outbound).toEqual({ expression: 'Apache-2.0', from: 'package.json' });
  expect((await facts.base?.licences('gone.ts'))?.expression).toBe('MIT');
  expect(await facts.head.licences('gone.ts')).toBeNull();
});

test('a whole tree has no base, and all its packages are new', async () => {
  const facts = await factsOf({ head: { 'a.ts': mit } });
  expect([facts.base, facts.change, facts.paths, facts.packages]).toEqual([
    null,
    null,
    ['a.ts'],
    { added: [], removed: [], changed: [] },
  ]);
});
