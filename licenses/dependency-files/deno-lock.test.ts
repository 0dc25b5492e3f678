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
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { denoJson } from './deno-json.ts';
import { denoJsonNpm } from './deno-json-npm.ts';
import { denoLock } from './deno-lock.ts';
import { denoLockNpm } from './deno-lock-npm.ts';

const five = {
  version: '5',
  specifiers: {
    'jsr:@std/assert@^1.0.0': '1.0.6',
    'jsr:@std/internal@^1.0.4': '1.0.4',
    'npm:chalk@4': '4.1.2',
    'npm:@s/peer@1': '1.0.0_chalk@4.1.2',
  },
  jsr: {
    '@std/assert@1.0.6': { integrity: 'aa', dependencies: ['jsr:@std/internal@^1.0.4', 'npm:chalk@4'] },
    '@std/internal@1.0.4': { integrity: 'bb' },
  },
  npm: {
    '@s/peer@1.0.0_chalk@4.1.2': { integrity: 'sha512-pp', dependencies: ['chalk'] },
    'ansi-styles@3.0.0': { integrity: 'sha512-a3' },
    'ansi-styles@4.3.0': { integrity: 'sha512-a4', scripts: true, deprecated: true },
    'chalk@4.1.2': { integrity: 'sha512-cc', dependencies: ['ansi-styles@4.3.0', 'short@npm:ansi-styles@3.0.0'] },
  },
  remote: { 'https://deno.land/x/a/mod.ts': 'ff' },
  workspace: { dependencies: ['jsr:@std/assert@^1.0.0'], packageJson: { dependencies: ['npm:chalk@4'] } },
};
const tree = { 'a/deno.lock': JSON.stringify(five, null, 2), 'a/deno.jsonc': '{}' };

describe('deno.lock', () => {
  test('packages of JSR', async () => {
    const reading = await readFrom(denoLock, tree);
    expect(purlsOf(denoLock, reading)).toEqual(['pkg:jsr/%40std/assert@1.0.6', 'pkg:jsr/%40std/internal@1.0.4']);
    expect(reading.packages[0]).toMatchObject({
      direct: true,
      dependsOn: ['@std/internal@1.0.4'],
      integrity: 'aa',
      line: 10,
    });
    expect(reading.recorded).toBeNull();
    expect(reading.warnings).toHaveLength(1);
  });

  test('packages of npm', async () => {
    const reading = await readFrom(denoLockNpm, tree);
    expect(purlsOf(denoLockNpm, reading)).toEqual([
      'pkg:npm/%40s/peer@1.0.0',
      'pkg:npm/ansi-styles@3.0.0',
      'pkg:npm/ansi-styles@4.3.0',
      'pkg:npm/chalk@4.1.2',
    ]);
    expect(reading.packages.map(({ direct, dependsOn }) => [direct, dependsOn.join()])).toEqual([
      [false, 'chalk@4.1.2'],
      [false, ''],
      [false, ''],
      [true, 'ansi-styles@4.3.0,ansi-styles@3.0.0'],
    ]);
    expect(reading.packages[2]).toMatchObject({ installScript: true, deprecated: 'deprecated' });
  });

  test('what it remembers of its manifests, unless modules come by address', async () => {
    const text = JSON.stringify({ ...five, remote: {} });
    const beside = { 'a/deno.jsonc': '{}' };
    const jsr = await readFrom(denoLock, { 'a/deno.lock': text, ...beside });
    expect(jsr.recorded).toEqual([{ manifest: 'a/deno.jsonc', name: '@std/assert', constraint: '^1.0.0' }]);
    const npm = await readFrom(denoLockNpm, { 'a/deno.lock': text, ...beside });
    expect(npm.recorded).toEqual([{ manifest: 'a/package.json', name: 'chalk', constraint: '4' }]);
  });

  test('packages that a CDN serves, once for all of their modules', async () => {
    const remote = {
      'https://esm.sh/preact@10.5.0/hooks.mjs': 'aa',
      'https://esm.sh/preact@10.5.0/index.mjs': 'bb',
      'https://esm.sh/v135/@s/x@1.0.0/a.mjs': 'cc',
      'https://esm.sh/preact': 'dd',
    };
    const reading = await readFrom(denoLockNpm, { 'deno.lock': JSON.stringify({ version: '4', remote }) });
    expect(reading.packages.map(({ name, version, source }) => [name, version, source?.kind])).toEqual([
      ['preact', '10.5.0', 'url'],
      ['@s/x', '1.0.0', 'url'],
    ]);
  });

  test('versions 3 and 2', async () => {
    const three = {
      version: '3',
      packages: {
        specifiers: { 'npm:chalk@4': 'npm:chalk@4.1.2', 'jsr:@std/a@1': 'jsr:@std/a@1.0.0' },
        jsr: { '@std/a@1.0.0': { integrity: 'x' } },
        npm: { 'chalk@4.1.2': { integrity: 'y', dependencies: { styles: 'styles@1.0.0' } }, 'styles@1.0.0': {} },
      },
    };
    const text = JSON.stringify(three);
    const jsr = await readFrom(denoLock, { 'deno.lock': text });
    expect(jsr.packages.map(({ key }) => key)).toEqual(['@std/a@1.0.0']);
    const npm = await readFrom(denoLockNpm, { 'deno.lock': text });
    expect(npm.packages.map(({ key, dependsOn, direct }) => [key, dependsOn.join(), direct])).toEqual([
      ['chalk@4.1.2', 'styles@1.0.0', null],
      ['styles@1.0.0', '', null],
    ]);
    const two = {
      version: '2',
      npm: { specifiers: { 'chalk@4': 'chalk@4.1.2' }, packages: { 'chalk@4.1.2': { integrity: 'y' } } },
    };
    const old = await readFrom(denoLockNpm, { 'deno.lock': JSON.stringify(two) });
    expect(old.packages.map(({ name, version }) => [name, version])).toEqual([['chalk', '4.1.2']]);
  });

  test.each([
    ['{"version": "6"}', 'unsupported-version'],
    ['[]', 'unparsable'],
    ['{', 'unparsable'],
  ])('%j is refused', async (text, kind) => {
    await expect(readFrom(denoLock, { 'deno.lock': text })).rejects.toMatchObject({ kind });
  });
});

const config = `{
  // with comments
  "name": "@me/app", "version": "1.0.0",
  "imports": {
    "assert": "jsr:@std/assert@^1.0.0/equals",
    "chalk": "npm:chalk@4.1.2",
    "served": "https://esm.sh/preact@10.5.0/hooks?dev",
    "far": "https://deno.land/std@0.200.0/path.ts",
    "own/": "./src/",
  },
  "scopes": { "https://x/": { "b": "npm:@s/b" } },
}`;

describe('deno.json', () => {
  test('what is asked of each registry', async () => {
    const jsr = await readFrom(denoJson, { 'deno.jsonc': config });
    expect(jsr.root).toEqual({ name: '@me/app', version: '1.0.0' });
    expect(jsr.packages.map(({ name, constraint, line }) => [name, constraint, line])).toEqual([
      ['@std/assert', '^1.0.0', 5],
    ]);
    expect(jsr.warnings.map(({ line }) => line)).toEqual([8]);
    const npm = await readFrom(denoJsonNpm, { 'deno.json': config });
    expect(npm.packages.map(({ name, version, source, line }) => [name, version, source?.kind, line])).toEqual([
      ['chalk', '4.1.2', undefined, 6],
      ['preact', '10.5.0', 'url', 7],
      ['@s/b', null, undefined, 11],
    ]);
  });

  test.each(['{', '7', '{"imports": }'])('%j is refused', async (text) => {
    await expect(readFrom(denoJson, { 'deno.json': text })).rejects.toMatchObject({ kind: 'unparsable' });
  });
});
