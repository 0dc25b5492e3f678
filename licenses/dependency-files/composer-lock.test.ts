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
import { composerLock } from './composer-lock.ts';

const lock = JSON.stringify(
  {
    packages: [
      {
        name: 'Vendor/App-Part',
        version: 'v1.10',
        source: { type: 'git', url: 'https://github.com/vendor/app-part.git', reference: 'abc' },
        dist: { type: 'zip', url: 'https://api.github.com/repos/vendor/app-part/zipball/abc', shasum: '' },
        require: { php: '>=8', 'ext-json': '*', 'vendor/virtual': '^1', 'vendor/helper': '*', 'vendor/gone': '1' },
        license: ['MIT', 'GPL-2.0-only'],
        'notification-url': 'https://packagist.org/downloads/',
      },
      { name: 'vendor/impl', version: '2.0.0', replace: { 'vendor/virtual': 'self.version' }, abandoned: 'vendor/new' },
      { name: 'vendor/own', version: 'dev-main', dist: { type: 'path', url: '../own' } },
      {
        name: 'vendor/fork',
        version: 'dev-main',
        source: { type: 'git', url: 'git@example.org:o/fork.git', reference: 'def' },
      },
      { version: '1.0.0' },
    ],
    'packages-dev': [{ name: 'vendor/helper', version: '3.0.0', type: 'composer-plugin', abandoned: true }],
  },
  null,
  4,
);

test('packages of both lists, with who stands for what', async () => {
  const reading = await readFrom(composerLock, { 'composer.lock': lock });
  expect(purlsOf(composerLock, reading)).toEqual([
    'pkg:composer/vendor/app-part@v1.10',
    'pkg:composer/vendor/impl@2.0.0',
    null,
    'pkg:composer/vendor/fork@dev-main?vcs_url=git%2Bssh:%2F%2Fgit%40example.org%2Fo%2Ffork.git%40def',
    'pkg:composer/vendor/helper@3.0.0',
  ]);
  const [first, second, , , dev] = reading.packages;
  expect(first).toMatchObject({ licences: ['MIT', 'GPL-2.0-only'], direct: null, line: 4, integrity: null });
  expect(first?.dependsOn).toEqual([second?.key, dev?.key]);
  expect(second?.deprecated).toBe('abandoned: use vendor/new');
  expect(dev).toMatchObject({ scopes: ['dev'], groups: ['dev'], installScript: true, deprecated: 'abandoned' });
  expect(reading.recorded).toBeNull();
  expect(reading.warnings).toHaveLength(1);
});

test('what the project asks for, only its manifest tells', async () => {
  const manifest = '{"require": {"php": "^8", "vendor/App-Part": "^1"}, "require-dev": {"vendor/missing": "1"}}';
  const { packages, recorded } = await readFrom(composerLock, { 'composer.lock': lock, 'composer.json': manifest });
  expect(packages.map(({ direct }) => direct)).toEqual([true, false, false, false, false]);
  expect(recorded).toEqual([{ manifest: 'composer.json', name: 'vendor/app-part', constraint: null }]);
});

test.each(['', '[]', '{"packages": [}'])('%j is refused', async (text) => {
  await expect(readFrom(composerLock, { 'composer.lock': `${text}\n` })).rejects.toMatchObject({ kind: 'unparsable' });
});
