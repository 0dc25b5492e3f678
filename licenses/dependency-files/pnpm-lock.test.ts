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
import { yamlDocument } from '../dependency-parts/yaml.ts';
import { threadTime } from '../testing.ts';
import { pnpmLock } from './pnpm-lock.ts';

function read(text: string) {
  return readFrom(pnpmLock, { 'web/pnpm-lock.yaml': text });
}

const nine = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

catalogs:
  default:
    react:
      specifier: ^18
      version: 18.2.0

importers:

  .:
    dependencies:
      react:
        specifier: 'catalog:'
        version: 18.2.0
      short:
        specifier: npm:string-width@^4
        version: string-width@4.2.3
      inner:
        specifier: workspace:*
        version: link:packages/inner
    devDependencies:
      tool:
        specifier: ^1.0.0
        version: 1.0.0(react@18.2.0)

  packages/inner:
    optionalDependencies:
      '@s/maybe':
        specifier: 1.10
        version: '1.10'
    dependencies:
      dom:
        specifier: ^18
        version: 18.2.0(react@18.2.0)

packages:

  '@s/maybe@1.10':
    resolution: {integrity: sha512-ee==}
    deprecated: |-
      no longer kept
      use another

  dom@18.2.0:
    resolution: {integrity: sha512-dd==}
    peerDependencies:
      react: ^18

  git-one@https://codeload.github.com/o/r/tar.gz/0123456789abcdef0123456789abcdef01234567:
    resolution: {tarball: https://codeload.github.com/o/r/tar.gz/0123456789abcdef0123456789abcdef01234567}
    version: 2.0.0

  helper@2.0.0:
    resolution: {integrity: sha512-hh==, tarball: https://registry.example.org/helper/-/helper-2.0.0.tgz}

  react@18.2.0:
    resolution: {integrity: sha512-rr==}

  string-width@4.2.3:
    resolution: {integrity: sha512-ss==}

  local@file:../local:
    resolution: {directory: ../local, type: directory}

  tool@1.0.0:
    resolution: {integrity: sha512-tt==}
    hasBin: true

snapshots:

  '@s/maybe@1.10':
    optional: true

  dom@18.2.0(react@18.2.0):
    dependencies:
      react: 18.2.0

  git-one@https://codeload.github.com/o/r/tar.gz/0123456789abcdef0123456789abcdef01234567: {}

  helper@2.0.0: {}

  local@file:../local: {}

  react@18.2.0: {}

  string-width@4.2.3: {}

  tool@1.0.0(react@18.2.0):
    dependencies:
      helper: 2.0.0
      react: 18.2.0
      git-one: https://codeload.github.com/o/r/tar.gz/0123456789abcdef0123456789abcdef01234567
      local: file:../local
`;

const at = nine.split('\n').indexOf("  '@s/maybe@1.10':") + 1;

describe('pnpm-lock.yaml 9', () => {
  test('packages without their peers, aliases by what they are', async () => {
    const reading = await read(nine);
    expect(purlsOf(pnpmLock, reading)).toEqual([
      'pkg:npm/%40s/maybe@1.10',
      'pkg:npm/dom@18.2.0',
      'pkg:npm/git-one@2.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fr%400123456789abcdef0123456789abcdef01234567',
      'pkg:npm/helper@2.0.0',
      'pkg:npm/react@18.2.0',
      'pkg:npm/string-width@4.2.3',
      null,
      'pkg:npm/tool@1.0.0',
    ]);
    expect(reading.packages[0]).toMatchObject({
      deprecated: 'no longer kept\nuse another',
      line: at,
      integrity: 'sha512-ee==',
    });
  });

  test('what is for the work and what is for development follows the ways', async () => {
    const { packages } = await read(nine);
    const facts = packages.map(({ name, scopes, direct }) => `${name} ${scopes.join()} ${direct}`);
    expect(facts).toEqual([
      '@s/maybe optional true',
      'dom  true',
      'git-one dev false',
      'helper dev false',
      'react  true',
      'string-width  true',
      'local dev false',
      'tool dev true',
    ]);
    expect(packages.find(({ name }) => name === 'tool')?.dependsOn).toEqual([
      'helper@2.0.0',
      'react@18.2.0',
      'git-one@https://codeload.github.com/o/r/tar.gz/0123456789abcdef0123456789abcdef01234567',
      'local@file:../local',
    ]);
  });

  test('what importers ask for', async () => {
    const { recorded } = await read(nine);
    expect(recorded).toEqual([
      { manifest: 'web/package.json', name: 'react', constraint: 'catalog:' },
      { manifest: 'web/package.json', name: 'string-width', constraint: '^4' },
      { manifest: 'web/package.json', name: 'inner', constraint: 'workspace:*' },
      { manifest: 'web/package.json', name: 'tool', constraint: '^1.0.0' },
      { manifest: 'web/packages/inner/package.json', name: 'dom', constraint: '^18' },
      { manifest: 'web/packages/inner/package.json', name: '@s/maybe', constraint: '1.10' },
    ]);
  });

  test('of what overrides force, only the name', async () => {
    const text = nine.replace('catalogs:', "overrides:\n  react@>17: 18.2.0\n  'x>tool': 1.0.0\n\ncatalogs:");
    const { recorded } = await read(text);
    expect(recorded?.filter(({ constraint }) => constraint === null).map(({ name }) => name)).toEqual([
      'react',
      'tool',
    ]);
  });

  test('a document of its own before the project', async () => {
    const tools =
      "---\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    configDependencies: {}\n\npackages:\n\n  pnpm@11.0.0:\n    resolution: {integrity: sha512-pp==}\n\n---\n";
    const { packages } = await read(tools + nine);
    expect(packages).toHaveLength(9);
    expect(packages[1]?.line).toBe(at + tools.split('\n').length - 1);
  });
});

const six = `lockfileVersion: '6.0'

dependencies:
  dom:
    specifier: ^18
    version: 18.2.0(react@18.2.0)
  alias:
    specifier: npm:real@1
    version: /real@1.0.0

packages:

  /dom@18.2.0(react@18.2.0):
    resolution: {integrity: sha512-dd==}
    requiresBuild: true
    dependencies:
      react: 18.2.0
    dev: false

  /react@18.2.0:
    resolution: {integrity: sha512-rr==}
    dev: true
    optional: true

  /real@1.0.0:
    resolution: {integrity: sha512-ll==}
    dev: false

  '@codeload.github.com/o/r/tar.gz/abc':
    resolution: {tarball: https://codeload.github.com/o/r/tar.gz/abc}
    name: fetched
    version: 3.0.0
    dev: false
`;

const five = `lockfileVersion: 5.4

importers:
  a:
    specifiers:
      '@s/x': ^1.0.0
      own: workspace:*
    dependencies:
      '@s/x': 1.0.0_react@18.2.0
    devDependencies:
      own: link:../own

packages:

  /@s/x/1.0.0_react@18.2.0:
    resolution: {integrity: sha512-xx==}
    dependencies:
      old: 0.1.0
    dev: false

  /old/0.1.0:
    resolution: {integrity: sha512-oo==}
    dev: false

  github.com/o/r/abc:
    resolution: {commit: abc, repo: git+ssh://git@github.com/o/r.git, type: git}
    name: fetched
    version: 1.0.0
    dev: false
`;

describe('older lock files of pnpm', () => {
  test('6', async () => {
    const { packages, recorded } = await read(six);
    expect(
      packages.map(({ name, version, scopes, installScript, direct }) => [
        name,
        version,
        scopes.join(),
        installScript,
        direct,
      ]),
    ).toEqual([
      ['dom', '18.2.0', '', true, true],
      ['react', '18.2.0', 'dev,optional', false, false],
      ['real', '1.0.0', '', false, true],
      ['fetched', '3.0.0', '', false, false],
    ]);
    expect(packages[0]?.dependsOn).toEqual(['/react@18.2.0']);
    expect(packages[3]?.source).toEqual({ kind: 'git', url: 'https://github.com/o/r', revision: 'abc' });
    expect(recorded?.map(({ name, constraint }) => [name, constraint])).toEqual([
      ['dom', '^18'],
      ['real', '1'],
    ]);
  });

  test('5', async () => {
    const { packages, recorded } = await read(five);
    expect(packages.map(({ name, version }) => [name, version])).toEqual([
      ['@s/x', '1.0.0'],
      ['old', '0.1.0'],
      ['fetched', '1.0.0'],
    ]);
    expect(packages[0]?.dependsOn).toEqual(['/old/0.1.0']);
    expect(packages[2]?.source).toEqual({ kind: 'git', url: 'git+ssh://git@github.com/o/r.git', revision: 'abc' });
    expect(recorded).toEqual([
      { manifest: 'web/a/package.json', name: '@s/x', constraint: '^1.0.0' },
      { manifest: 'web/a/package.json', name: 'own', constraint: 'workspace:*' },
    ]);
  });
});

describe('a lock file that is none', () => {
  test.each([
    ['just text', 'unparsable'],
    ["lockfileVersion: '10.0'\n", 'unsupported-version'],
    ['lockfileVersion: x\n', 'unsupported-version'],
    ["lockfileVersion: '9.0'\n<<<<<<< HEAD\npackages:\n=======\nsnapshots:\n>>>>>>> other\n", 'merge-conflict'],
    ["lockfileVersion: '9.0'\npackages:\n  a@1.0.0: {}\n  a@1.0.0: {}\n", 'unparsable'],
    [`packages: ${'['.repeat(10_000)}`, 'unparsable'],
  ])('%j is refused', async (text, kind) => {
    await expect(read(text)).rejects.toMatchObject({ name: 'DependencyFileError', kind });
  });

  test('keys that name nothing are passed over with a warning', async () => {
    const { packages, warnings } = await read(
      'lockfileVersion: 5.3\npackages:\n  nothing:\n    dev: false\n  /__proto__/1.0.0:\n    dev: false\n',
    );
    expect(packages.map(({ name }) => name)).toEqual(['__proto__']);
    expect(warnings.map(({ line }) => line)).toEqual([3]);
  });

  test('twenty thousand packages are read faster than the library reads each of a thousand', {
    timeout: 60_000,
  }, async () => {
    const lockOf = (count: number) => {
      const numbers = Array.from({ length: count }, (_, i) => i);
      const packages = numbers.map(
        (i) => `  p${i}@1.0.0:\n    resolution: {integrity: sha512-${i}==}\n    engines: {node: '>=4'}\n`,
      );
      const snapshots = numbers.map((i) => `  p${i}@1.0.0:\n    dependencies:\n      p${(i + 1) % count}: 1.0.0\n`);
      return `lockfileVersion: '9.0'\npackages:\n${packages.join('')}snapshots:\n${snapshots.join('')}`;
    };
    const start = threadTime();
    yamlDocument(lockOf(1000));
    const byLibrary = threadTime() - start;
    const reading = await read(lockOf(20_000));
    expect(threadTime() - start - byLibrary).toBeLessThan(20 * byLibrary);
    expect(reading.packages).toHaveLength(20_000);
  });

  test('the version that pnpm 7 wrote for requirements beside versions', async () => {
    const reading = await read(`lockfileVersion: 5.4-inlineSpecifiers
dependencies:
  a: {specifier: ^1.0.0, version: 1.1.0}
packages:
  /a/1.1.0:
    resolution: {integrity: sha512-aa==}
`);
    expect(reading.packages.map(({ name, version, direct }) => [name, version, direct])).toEqual([
      ['a', '1.1.0', true],
    ]);
    await expect(read('lockfileVersion: 5.4-other\n')).rejects.toMatchObject({ kind: 'unsupported-version' });
  });
});
