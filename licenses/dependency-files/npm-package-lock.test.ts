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

import { describe, expect, test } from 'vitest';
import type { Reading } from '../dependency-file.ts';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { threadTime } from '../testing.ts';
import { npmPackageLock } from './npm-package-lock.ts';

const path = 'web/package-lock.json';

function read(lock: unknown, beside: Readonly<Record<string, string>> = {}): Promise<Reading> {
  const text = typeof lock === 'string' ? lock : JSON.stringify(lock, null, 2);
  return readFrom(npmPackageLock, { [path]: text, ...beside }, path);
}

const third = {
  name: 'app',
  version: '0.1.0',
  lockfileVersion: 3,
  packages: {
    '': {
      name: 'app',
      workspaces: ['packages/*'],
      dependencies: { a: '^1.0.0', old: 'npm:a@0.9', side: 'file:../side' },
      devDependencies: { tool: '2.x' },
      optionalDependencies: { maybe: '*' },
      peerDependencies: { host: '>=1' },
    },
    '../side': { version: '3.0.0', name: '@me/side' },
    'packages/inner': { version: '1.0.0', dependencies: { b: '^1' } },
    'packages/inner/node_modules/b': { version: '1.1.0', resolved: 'https://registry.npmjs.org/b/-/b-1.1.0.tgz' },
    'node_modules/a': {
      version: '1.2.0',
      resolved: 'https://registry.npmjs.org/a/-/a-1.2.0.tgz',
      integrity: 'sha512-aa==',
      license: 'MIT',
      hasInstallScript: true,
      deprecated: 'use c',
      dependencies: { b: '^2', '@s/c': '^1', gone: '1' },
    },
    'node_modules/a/node_modules/@s/c': { version: '1.0.0', inBundle: true, dependencies: { b: '*' } },
    'node_modules/b': { version: '2.0.0', dependencies: { '@s/c': '^2' } },
    'node_modules/@s/c': { version: '2.0.0', license: { type: 'ISC' } },
    'node_modules/old': { name: 'a', version: '0.9.0' },
    'node_modules/inner': { resolved: 'packages/inner', link: true },
    'node_modules/side': { resolved: '../side', link: true },
    'node_modules/lost': { resolved: '../lost', link: true },
    'node_modules/tool': { version: '2.5.0', dev: true },
    'node_modules/maybe': { version: '1.0.0', optional: true },
    'node_modules/both': { version: '1.0.0', devOptional: true },
    'node_modules/host': { version: '1.0.0', peer: true },
    'node_modules/git': {
      version: '1.0.0',
      resolved: 'git+ssh://git@github.com/o/r.git#0123456789abcdef0123456789abcdef01234567',
    },
    'node_modules/far': { version: '1.0.0', resolved: 'https://example.org/far.tgz' },
    'node_modules/__proto__': { version: '1.0.0' },
  },
};

describe('package-lock.json 2 and 3', () => {
  test('packages have the purl of what they are, wherever they lie', async () => {
    const reading = await read(third);
    expect(purlsOf(npmPackageLock, reading)).toEqual([
      null,
      null,
      'pkg:npm/b@1.1.0',
      'pkg:npm/a@1.2.0',
      'pkg:npm/%40s/c@1.0.0',
      'pkg:npm/b@2.0.0',
      'pkg:npm/%40s/c@2.0.0',
      'pkg:npm/a@0.9.0',
      'pkg:npm/tool@2.5.0',
      'pkg:npm/maybe@1.0.0',
      'pkg:npm/both@1.0.0',
      'pkg:npm/host@1.0.0',
      'pkg:npm/git@1.0.0?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fo%2Fr.git%400123456789abcdef0123456789abcdef01234567',
      'pkg:npm/far@1.0.0?download_url=https:%2F%2Fexample.org%2Ffar.tgz',
      'pkg:npm/__proto__@1.0.0',
      null,
    ]);
    expect(reading.root).toEqual({ name: 'app', version: '0.1.0' });
    expect(reading.warnings).toEqual([]);
    expect(({} as Record<string, unknown>)['version']).toBeUndefined();
  });

  test('edges lead to the nearest node_modules upwards', async () => {
    const { packages } = await read(third);
    const needs = new Map(packages.map(({ key, dependsOn }) => [key, dependsOn]));
    expect(needs.get('node_modules/a')).toEqual(['node_modules/b', 'node_modules/a/node_modules/@s/c']);
    expect(needs.get('node_modules/a/node_modules/@s/c')).toEqual(['node_modules/b']);
    expect(needs.get('node_modules/b')).toEqual(['node_modules/@s/c']);
    expect(needs.get('packages/inner')).toEqual(['packages/inner/node_modules/b']);
  });

  test('facts of a package, with its line', async () => {
    const { packages } = await read(third);
    expect(packages.find(({ key }) => key === 'node_modules/a')).toEqual({
      key: 'node_modules/a',
      name: 'a',
      version: '1.2.0',
      constraint: null,
      scopes: [],
      groups: [],
      direct: true,
      dependsOn: ['node_modules/b', 'node_modules/a/node_modules/@s/c'],
      source: { kind: 'registry', url: 'https://registry.npmjs.org/a/-/a-1.2.0.tgz', revision: null },
      integrity: 'sha512-aa==',
      licences: ['MIT'],
      installScript: true,
      deprecated: 'use c',
      line: JSON.stringify(third, null, 2).split('\n').indexOf('    "node_modules/a": {') + 1,
    });
  });

  test('scopes, and what the project asks for itself', async () => {
    const { packages } = await read(third);
    const scopes = Object.fromEntries(packages.map(({ key, scopes }) => [key, scopes.join()]));
    expect(scopes).toMatchObject({
      'node_modules/tool': 'dev',
      'node_modules/maybe': 'optional',
      'node_modules/both': 'dev,optional',
      'node_modules/host': 'peer',
      'node_modules/a/node_modules/@s/c': 'bundled',
    });
    const direct = packages.filter((found) => found.direct).map(({ key }) => key);
    expect(direct.sort()).toEqual([
      '../side',
      'node_modules/a',
      'node_modules/host',
      'node_modules/maybe',
      'node_modules/old',
      'node_modules/tool',
      'packages/inner/node_modules/b',
    ]);
    expect(packages.find(({ key }) => key === '../side')).toMatchObject({
      name: '@me/side',
      source: { kind: 'path', url: '../side' },
    });
    expect(packages.find(({ key }) => key === 'packages/inner')?.source?.kind).toBe('workspace');
  });

  test('what it remembers of its manifests', async () => {
    const { recorded } = await read(third);
    expect(recorded).toEqual([
      { manifest: 'web/package.json', name: 'a', constraint: '^1.0.0' },
      { manifest: 'web/package.json', name: 'a', constraint: '0.9' },
      { manifest: 'web/package.json', name: 'side', constraint: 'file:../side' },
      { manifest: 'web/package.json', name: 'maybe', constraint: '*' },
      { manifest: 'web/package.json', name: 'tool', constraint: '2.x' },
      { manifest: 'web/packages/inner/package.json', name: 'b', constraint: '^1' },
    ]);
  });

  test('an entry that is no package is passed over with a warning, a key that is there twice counts once', async () => {
    const text =
      '{"lockfileVersion": 3, "packages": {"": {},\n"node_modules/a": {"version": "1.0.0"},\n"node_modules/a": {"version": "2.0.0"},\n"node_modules/b": 5}}';
    const { packages, warnings } = await read(text);
    expect(packages.map(({ name, version }) => [name, version])).toEqual([['a', '2.0.0']]);
    expect(warnings.map(({ text, line }) => [text.en, line])).toEqual([
      ['"node_modules/a" is there more than once: the last one counts', 3],
      ['"node_modules/b" is no package and was passed over', 4],
    ]);
  });
});

const first = {
  name: 'app',
  version: '1.0.0',
  lockfileVersion: 1,
  dependencies: {
    a: {
      version: '1.0.0',
      resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
      requires: { b: '^1', c: '*' },
      dependencies: { b: { version: '1.5.0', bundled: true, requires: { c: '*' } } },
    },
    b: { version: '2.0.0', dev: true },
    c: { version: 'npm:@real/c@3.0.0', optional: true },
    d: { version: 'git+ssh://git@github.com/o/d.git#abcdef0123456789abcdef0123456789abcdef01' },
    e: { version: 'file:../e' },
    f: { version: 'https://example.org/f-1.0.0.tgz' },
    g: { version: 'github:o/g#abc' },
  },
};

describe('package-lock.json 1', () => {
  test('nested packages, aliases and other sources', async () => {
    const { packages, recorded } = await read(first);
    expect(packages.map(({ key, name, version, source }) => [key, name, version, source?.kind])).toEqual([
      ['node_modules/a', 'a', '1.0.0', 'registry'],
      ['node_modules/b', 'b', '2.0.0', 'registry'],
      ['node_modules/c', '@real/c', '3.0.0', 'registry'],
      ['node_modules/d', 'd', null, 'git'],
      ['node_modules/e', 'e', null, 'path'],
      ['node_modules/f', 'f', null, 'url'],
      ['node_modules/g', 'g', null, 'git'],
      ['node_modules/a/node_modules/b', 'b', '1.5.0', 'registry'],
    ]);
    expect(packages[0]?.dependsOn).toEqual(['node_modules/a/node_modules/b', 'node_modules/c']);
    expect(packages[7]?.dependsOn).toEqual(['node_modules/c']);
    expect(packages[7]?.scopes).toEqual(['bundled']);
    expect(packages.every(({ line }) => line !== null)).toBe(true);
    expect(recorded).toBeNull();
  });

  test('what is direct, only the manifest tells', async () => {
    const unknown = await read(first);
    expect(unknown.packages[0]?.direct).toBeNull();
    const told = await read(first, { 'web/package.json': '{"dependencies": {"a": "1"}}' });
    expect(told.packages.map(({ direct }) => direct)).toEqual([true, false, false, false, false, false, false, false]);
  });
});

test('beside npm-shrinkwrap.json, package-lock.json says nothing', async () => {
  const shrinkwrap = { 'web/npm-shrinkwrap.json': JSON.stringify(first) };
  const { packages, warnings } = await read(third, shrinkwrap);
  expect([packages.length, warnings.length]).toEqual([0, 1]);
  const other = await readFrom(npmPackageLock, shrinkwrap, 'web/npm-shrinkwrap.json');
  expect(other.packages).toHaveLength(8);
});

describe('a lock file that is none', () => {
  test.each([
    ['', 'unparsable'],
    ['{', 'unparsable'],
    ['[]', 'unparsable'],
    ['null', 'unparsable'],
    ['{"lockfileVersion": 4, "packages": {}}', 'unsupported-version'],
    ['{"lockfileVersion": "x"}', 'unsupported-version'],
    ['{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> x\n}', 'merge-conflict'],
  ])('%j is refused', async (text, kind) => {
    await expect(read(text === '' ? ' ' : text)).rejects.toMatchObject({ name: 'DependencyFileError', kind });
  });

  test('depth breaks nothing', async () => {
    const deep = 20_000;
    const nested = `{"lockfileVersion":1,"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(deep)}{}${'}}'.repeat(deep)}}`;
    await expect(read(nested)).resolves.toMatchObject({ root: null });
  });

  test('more packages than are read are refused, never left out', { timeout: 60_000 }, async () => {
    const packages = Object.fromEntries(Array.from({ length: 200_001 }, (_, i) => [`node_modules/p${i}`, {}]));
    await expect(read(JSON.stringify({ lockfileVersion: 3, packages }))).rejects.toMatchObject({ kind: 'too-many' });
  });

  test('a hundred thousand packages are read in a time that grows with them', { timeout: 60_000 }, async () => {
    const packages: Record<string, unknown> = { '': { dependencies: { p0: '1' } } };
    for (let i = 0; i < 100_000; i += 1) {
      packages[`node_modules/p${i}`] = { version: '1.0.0', dependencies: { [`p${i + 1}`]: '1', [`p${i + 7}`]: '1' } };
    }
    const text = JSON.stringify({ lockfileVersion: 3, packages }, null, 1);
    const start = threadTime();
    JSON.parse(text);
    const parsing = threadTime() - start;
    const reading = await read(text);
    // Slow machines are slow at both.
    expect(threadTime() - start - parsing).toBeLessThan(30 * parsing + 500);
    expect(reading.packages).toHaveLength(100_000);
    expect(reading.packages[99_999]?.line).toBe(
      text.slice(0, text.indexOf('"node_modules/p99999"')).split('\n').length,
    );
  });
});
