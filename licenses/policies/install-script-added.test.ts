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

import { describe, expect, it } from 'vitest';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { installScriptAdded } from './install-script-added.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function lock(packages: Record<string, object>): string {
  return json({
    name: 'x',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'x', version: '1.0.0' }, ...packages },
  });
}

async function judged(base: Record<string, string>, head: Record<string, string>, settings = '') {
  const found = await findingsOf(installScriptAdded, { base, head, settings });
  return found.map((one) => `${one.rule} ${one.path}:${one.line} ${one.subject}`);
}

describe('install-script-added', () => {
  it('tells new dependencies with an install script, and those that get one', async () => {
    const plain = { version: '1.0.0', resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity: 'sha512-aa' };
    const base = {
      'package-lock.json': lock({ 'node_modules/a': plain, 'node_modules/old': { ...plain, hasInstallScript: true } }),
    };
    const head = {
      'package-lock.json': lock({
        'node_modules/a': { ...plain, version: '1.1.0', hasInstallScript: true },
        'node_modules/b': { ...plain, hasInstallScript: true },
        'node_modules/c': plain,
        'node_modules/old': { ...plain, version: '2.0.0', hasInstallScript: true },
      }),
    };
    const found = await findingsOf(installScriptAdded, { base, head });
    expect(
      found
        .map(({ rule, subject, purl }) => [rule, subject, purl])
        .toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual([
      ['dependency', 'pkg:npm/a', 'pkg:npm/a@1.1.0'],
      ['dependency', 'pkg:npm/b', 'pkg:npm/b@1.0.0'],
    ]);
    const settings = 'policies:\n  install-script-added:\n    allow: [a, b]\n';
    expect(await judged(base, head, settings)).toEqual([]);
  });

  it("tells scripts of the project's own manifest, with their lines", async () => {
    const base = { 'package.json': json({ name: 'x', scripts: { test: 'vitest', prepare: 'husky' } }) };
    const head = {
      'package.json': json({ name: 'x', scripts: { test: 'node x', prepare: 'husky', postinstall: 'node steal.js' } }),
    };
    expect(await judged(base, head)).toEqual(['own package.json:6 package.json npm postinstall']);
    const other = { 'package.json': json({ name: 'x', scripts: { prepare: 'curl x' } }) };
    expect(await judged(base, other)).toEqual(['own package.json:4 package.json npm prepare']);
    expect(await judged(base, { 'package.json': json({ name: 'y', scripts: { prepare: 'husky' } }) })).toEqual([]);
  });

  it('tells the programs of other package managers', async () => {
    const head = {
      'composer.json': json({ scripts: { 'post-install-cmd': ['@php x.php', 'sh y.sh'] } }),
      'setup.py': 'import os\n',
      'native/binding.gyp': '{}\n',
      'debian/pkg.postinst': '#!/bin/sh\n',
      'x.spec': 'Name: x\n%description\nx\n%post\necho hello\n%files\n',
      'vendor/crate/build.rs': 'fn main() {}\n',
      'build.rs': 'fn main() {}\n',
      'evil.pth': 'import os\n',
    };
    expect(await judged({}, head)).toEqual([
      'own composer.json:3 composer.json composer post-install-cmd',
      'own composer.json:3 composer.json composer post-install-cmd',
      'own debian/pkg.postinst:1 debian/pkg.postinst dpkg',
      'own evil.pth:1 evil.pth python (.pth)',
      'own native/binding.gyp:1 native/binding.gyp npm install (node-gyp)',
      'own setup.py:1 setup.py pip install',
      'vendored vendor/crate/build.rs:1 vendor/crate/build.rs cargo build',
      'own x.spec:4 x.spec rpm %post',
    ]);
  });

  it('takes __proto__ and broken JSON for nothing special', async () => {
    expect(await judged({}, { 'package.json': '{"scripts": {"__proto__": "x", "constructor": "y"}}' })).toEqual([]);
    expect(await judged({}, { 'package.json': '{"scripts": [' })).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
