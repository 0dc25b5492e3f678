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
import { composerJson } from './composer-json.ts';

test('needs, without the platform', async () => {
  const text = `{
  "name": "me/app",
  "require": { "php": "^8", "ext-json": "*", "A/B": "1.2.3", "c/d": "dev-main" },
  "require-dev": { "e/f": "^1 || ^2", "g/h": 5 }
}`;
  const { root, packages } = await readFrom(composerJson, { 'composer.json': text });
  expect(root).toEqual({ name: 'me/app', version: null });
  expect(
    packages.map(({ name, version, constraint, scopes, line }) => [name, version, constraint, scopes.join(), line]),
  ).toEqual([
    ['a/b', '1.2.3', '1.2.3', '', 3],
    ['c/d', null, 'dev-main', '', 3],
    ['e/f', null, '^1 || ^2', 'dev', 4],
  ]);
});
