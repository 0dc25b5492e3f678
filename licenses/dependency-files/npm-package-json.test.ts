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
import { threadTime } from '../testing.ts';
import { npmPackageJson } from './npm-package-json.ts';

function read(text: string) {
  return readFrom(npmPackageJson, { 'package.json': text });
}

const manifest = `{
  "name": "@me/app",
  "version": "1.0.0",
  "dependencies": {
    "plain": "^1.0.0",
    "exact": "1.2.3",
    "alias": "npm:@real/thing@~2.0",
    "repo": "github:o/r#v1",
    "short": "o/r",
    "ssh": "git+ssh://git@example.org/o/r.git#main",
    "tarball": "https://example.org/x.tgz",
    "near": "file:../near",
    "inner": "workspace:*",
    "shared": "catalog:",
    "std": "jsr:@std/path@^1",
    "empty": "",
    "__proto__": "1.0.0",
    "constructor": "2.0.0"
  },
  "devDependencies": { "plain": "^1.0.0", "tool": "latest" },
  "peerDependencies": { "tool": "latest", "host": ">=1" },
  "optionalDependencies": { "maybe": "1" }
}`;

describe('package.json', () => {
  test('needs with what they mean', async () => {
    const { packages, root } = await read(manifest);
    expect(root).toEqual({ name: '@me/app', version: '1.0.0' });
    expect(packages.map(({ name, version, constraint, source }) => [name, version, constraint, source?.kind])).toEqual([
      ['plain', null, '^1.0.0', undefined],
      ['exact', '1.2.3', '1.2.3', undefined],
      ['@real/thing', null, '~2.0', undefined],
      ['repo', null, 'github:o/r#v1', 'git'],
      ['short', null, 'o/r', 'git'],
      ['ssh', null, 'git+ssh://git@example.org/o/r.git#main', 'git'],
      ['tarball', null, 'https://example.org/x.tgz', 'url'],
      ['near', null, 'file:../near', 'path'],
      ['inner', null, 'workspace:*', 'workspace'],
      ['shared', null, 'catalog:', undefined],
      ['@jsr/std__path', null, '^1', undefined],
      ['empty', null, '*', undefined],
      ['__proto__', '1.0.0', '1.0.0', undefined],
      ['constructor', '2.0.0', '2.0.0', undefined],
      ['maybe', null, '1', undefined],
      ['tool', null, 'latest', undefined],
      ['host', null, '>=1', undefined],
    ]);
    expect(({} as Record<string, unknown>)['plain']).toBeUndefined();
  });

  test('scopes of what stands in two tables', async () => {
    const { packages } = await read(manifest);
    const scopes = Object.fromEntries(packages.map(({ name, scopes }) => [name, scopes.join()]));
    expect(scopes).toMatchObject({ plain: '', tool: 'dev,peer', host: 'peer', maybe: 'optional' });
    expect(packages.find(({ name }) => name === 'exact')?.line).toBe(6);
  });

  test('addresses never show what somebody logged in with', async () => {
    const reading = await read('{"dependencies": {"a": "git+https://user:secret@example.org/o/r.git#v1"}}');
    expect(purlsOf(npmPackageJson, reading)).toEqual([
      'pkg:npm/a?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fo%2Fr.git%40v1',
    ]);
  });

  test('files of other systems', async () => {
    const unity = await read(
      '{"name": "org.x.y", "version": "1.0.0", "unity": "2020.3", "dependencies": {"com.unity.a": "1.0.0"}}',
    );
    expect([unity.root, unity.packages.length, unity.warnings.length]).toEqual([null, 0, 1]);
    const editor = await read(
      '{"name": "x", "version": "1.0.0", "engines": {"vscode": "^1"}, "dependencies": {"a": "1"}}',
    );
    expect([editor.root, editor.packages.length]).toEqual([null, 1]);
  });

  test('what is no requirement is passed over with a warning', async () => {
    const { packages, warnings } = await read('{"dependencies": {"a": 1, "b": {"x": 1}, "c": "1"}}');
    expect(packages.map(({ name }) => name)).toEqual(['c']);
    expect(warnings).toHaveLength(2);
  });

  test.each(['{"dependencies": {', '[1]', '"x"'])('%j is refused', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ kind: 'unparsable' });
  });

  test('long and strange requirements are read in time', async () => {
    const specs = [
      'a/'.repeat(100_000),
      '@'.repeat(200_000),
      `git+${'x'.repeat(200_000)}`,
      `http://${'a.'.repeat(100_000)}`,
      ' '.repeat(200_000),
      `${'0'.repeat(100_000)}.1.1`,
    ];
    const before = threadTime();
    const { packages } = await read(
      JSON.stringify({ dependencies: Object.fromEntries(specs.map((spec, i) => [`p${i}`, spec])) }),
    );
    expect(packages).toHaveLength(specs.length);
    expect(threadTime() - before).toBeLessThan(1000);
  });
});
