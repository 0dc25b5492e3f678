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

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Package } from '../inventory/inventory.ts';
import { takeInventory } from '../inventory/take.ts';
import { readSbom } from '../sbom/read.ts';
import { threadTime } from '../testing.ts';
import { memoryTree } from '../testing-tree.ts';
import type { LicenceFact } from './package-licence.ts';
import { createPackageLicences, type PackageLicenceSources } from './package-licences.ts';
import { readSettings } from './settings-file.ts';
import { npmFiles } from './testing-npm.ts';

const isc = `ISC License

Copyright (c) 2026 Somebody

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`;

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tongming-places-'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

type Files = Readonly<Record<string, string>>;

async function packagesOf(files: Files): Promise<readonly Package[]> {
  return (await takeInventory(memoryTree(files))).packages;
}

async function look(
  files: Files,
  name: string,
  more: Partial<PackageLicenceSources> & { readonly policy?: string } = {},
) {
  const { policy = '', ...sources } = more;
  const packages = await packagesOf(files);
  const one = packages.find((found) => found.name === name);
  if (one === undefined) throw new Error(`no ${name} among ${packages.map(({ id }) => id).join(' ')}`);
  const { settings, problems } = readSettings(policy, '.tongming.yml');
  expect(problems).toEqual([]);
  return createPackageLicences({
    tree: memoryTree(files),
    settings,
    checkout: null,
    machine: null,
    sbom: null,
    ...sources,
  })(one);
}

function brief({ from, kind, expression, where }: LicenceFact): string {
  return `${from} ${kind} ${expression ?? '—'} ${where}`;
}

const npm = npmFiles({ a: '^1' }, { a: {} });
const home = (directory: string, variables: Files = {}) => ({
  machine: { home: join(root, directory), variable: (name: string) => variables[name] },
});

describe('createPackageLicences', () => {
  test('nothing says anything: all is null, and nothing is made up', async () => {
    expect(await look(npm, 'a')).toEqual({ declared: null, detected: null, concluded: null, unclear: [], facts: [] });
  });

  test('words of the lock file', async () => {
    const locked = (license: string) => npmFiles({ a: '^1' }, { a: { license } });
    expect(await look(locked('Apache 2'), 'a')).toMatchObject({
      declared: 'Apache-2.0',
      concluded: 'Apache-2.0',
      unclear: [],
    });
    expect(await look(locked('BSD'), 'a')).toMatchObject({ declared: null, concluded: null, unclear: ['BSD'] });
    expect(await look(locked('UNLICENSED'), 'a')).toMatchObject({ declared: 'NONE', concluded: 'NONE' });
  });

  test('a committed copy: declared and detected stay apart, and a conflict stays open', async () => {
    const copy = (license: string | undefined) => ({
      ...npm,
      'node_modules/a/package.json': JSON.stringify({ name: 'a', version: '1.0.0', license }),
      'node_modules/a/LICENSE': isc,
    });
    const agree = await look(copy('ISC'), 'a');
    expect(agree).toMatchObject({ declared: 'ISC', detected: 'ISC', concluded: 'ISC' });
    expect(agree.facts.map(brief)).toEqual([
      'vendored declared ISC node_modules/a/package.json:1',
      'vendored detected ISC node_modules/a/LICENSE:5',
    ]);
    expect(await look(copy('MIT'), 'a')).toMatchObject({ declared: 'MIT', detected: 'ISC', concluded: null });
    expect(await look(copy('SEE LICENSE IN LICENSE'), 'a')).toMatchObject({
      declared: null,
      detected: 'ISC',
      concluded: 'ISC',
    });
    const old = await look(
      { ...copy('ISC'), 'node_modules/a/package.json': '{"name":"a","version":"0.9.0","license":"ISC"}' },
      'a',
    );
    expect(old.facts).toEqual([]);
  });

  test('a copy that says nothing is a fact too', async () => {
    const files = { ...npm, 'node_modules/a/package.json': '{"name":"a","version":"1.0.0"}' };
    expect((await look(files, 'a')).facts.map(brief)).toEqual(['vendored declared — node_modules/a/package.json']);
  });

  test('a person who looked it up comes first, with the facts kept', async () => {
    const files = npmFiles({ a: '^1' }, { a: { license: 'BSD' } });
    const policy = 'licences:\n  - { purl: pkg:npm/a, versions: ">=1 <2", licence: BSD-3-Clause, reason: read it }\n';
    const known = await look(files, 'a', { policy });
    expect(known).toMatchObject({ declared: null, concluded: 'BSD-3-Clause', unclear: ['BSD'] });
    expect(known.facts.map(brief)).toEqual([
      'curation declared BSD-3-Clause .tongming.yml:2',
      'lock declared — package-lock.json:14',
    ]);
  });

  test('a bill of materials speaks of the same version only', async () => {
    const bom = (version: string) => ({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [
        {
          type: 'library',
          'bom-ref': 'r1',
          name: 'a',
          version,
          purl: `pkg:npm/a@${version}`,
          licenses: [{ license: { id: 'MIT' } }],
        },
      ],
    });
    const component = (version: string) => ({
      path: 'bom.json',
      reading: readSbom(JSON.stringify(bom(version)), { name: 'bom.json' }),
    });
    const same = await look(npm, 'a', { sbom: component('1.0.0') });
    expect(same.facts.map(brief)).toEqual(['sbom declared MIT bom.json#r1']);
    expect((await look(npm, 'a', { sbom: component('1.0.1') })).facts).toEqual([]);
  });
});

describe('copies on this machine', () => {
  test('node_modules of npm and of pnpm, beside the lock', async () => {
    put({ 'npm/node_modules/a/package.json': '{"name":"a","version":"1.0.0","license":"MIT"}' });
    expect((await look(npm, 'a', { checkout: join(root, 'npm') })).facts.map(brief)).toEqual([
      'installed declared MIT node_modules/a/package.json:1',
    ]);
    const directory = 'node_modules/.pnpm/@s+a@1.0.0_peer@2.0.0/node_modules/@s/a';
    put({ [`pnpm/${directory}/package.json`]: '{"name":"@s/a","version":"1.0.0","license":"ISC"}' });
    const scoped = npmFiles({ '@s/a': '1' }, { '@s/a': {} });
    expect((await look(scoped, '@s/a', { checkout: join(root, 'pnpm') })).facts.map(brief)).toEqual([
      `installed declared ISC ${directory}/package.json:1`,
    ]);
  });

  test('links do not lead out of the checkout, and what is no file is not read', async () => {
    put({
      'outside/a/package.json': '{"name":"a","version":"1.0.0","license":"MIT"}',
      'links/node_modules/b/package.json': '{"name":"b","version":"1.0.0","license":"MIT"}',
    });
    symlinkSync(join(root, 'outside/a'), join(root, 'links/node_modules/a'));
    symlinkSync(join(root, 'outside/a/package.json'), join(root, 'links/node_modules/b/LICENSE'));
    execFileSync('mkfifo', [join(root, 'links/node_modules/b/COPYING')]);
    const files = npmFiles({ a: '1', b: '1' }, { a: {}, b: {} });
    const checkout = join(root, 'links');
    expect((await look(files, 'a', { checkout })).facts).toEqual([]);
    expect((await look(files, 'b', { checkout })).facts.map(brief)).toEqual([
      'installed declared MIT node_modules/b/package.json:1',
    ]);
  });

  test('names that are paths lead nowhere', async () => {
    put({ 'escape/package.json': '{"name":"../../escape","version":"1.0.0","license":"MIT"}' });
    const files = npmFiles({}, { '../../escape': {} });
    expect((await look(files, '../../escape', { checkout: join(root, 'npm') })).facts).toEqual([]);
  });

  test('Cargo: the registry, and a checkout of git', async () => {
    const lock = (source: string) => ({
      'Cargo.lock': `version = 4\n\n[[package]]\nname = "demo"\nversion = "0.3.1"\nsource = "${source}"\n`,
    });
    put({
      'home/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/demo-0.3.1/Cargo.toml':
        '[package]\nname = "demo"\nversion = "0.3.1"\nlicense = "MIT OR Apache-2.0"\n',
      'home/.cargo/git/checkouts/demo-0f1e2d3c4b5a6978/0123456/demo/Cargo.toml':
        '[package]\nname = "demo"\nversion.workspace = true\nlicense = "MPL-2.0"\n',
    });
    const registry = lock('registry+https://github.com/rust-lang/crates.io-index');
    expect((await look(registry, 'demo', home('home'))).facts.map(brief)).toEqual([
      'installed declared MIT OR Apache-2.0 cargo-home:registry/src/index.crates.io-1949cf8c6b5b557f/demo-0.3.1/Cargo.toml:4',
    ]);
    const git = lock('git+https://github.com/x/demo.git#0123456789abcdef0123456789abcdef01234567');
    expect((await look(git, 'demo', home('home'))).concluded).toBe('MPL-2.0');
  });

  test('Go: the module cache, with its capital letters, and vendor', async () => {
    const mod = { 'go.mod': 'module example.org/w\n\ngo 1.22\n\nrequire github.com/Some/Thing v1.2.0\n' };
    put({ 'home/go/pkg/mod/github.com/!some/!thing@v1.2.0/LICENSE': isc });
    const name = 'github.com/Some/Thing';
    expect((await look(mod, name, home('home'))).facts.map(brief)).toEqual([
      'installed detected ISC go-modules:github.com/!some/!thing@v1.2.0/LICENSE:5',
    ]);
    const vendor = (version: string) => ({
      ...mod,
      'vendor/modules.txt': `# ${name} ${version}\n## explicit\n${name}\n`,
      [`vendor/${name}/LICENSE`]: isc,
    });
    expect((await look(vendor('v1.2.0'), name)).facts.map(brief)).toEqual([
      `vendored detected ISC vendor/${name}/LICENSE:5`,
    ]);
  });

  test('Maven: the licences of a parent', async () => {
    const pom = (parent: string, licences: string) =>
      `<project>${parent}<artifactId>x</artifactId>${licences}</project>`;
    put({
      'home/.m2/repository/org/demo/lib/2.0/lib-2.0.pom': pom(
        '<parent><groupId>org.demo</groupId><artifactId>parent</artifactId><version>7</version></parent>',
        '',
      ),
      'home/.m2/repository/org/demo/parent/7/parent-7.pom': pom(
        '',
        '<licenses><license><name>Apache-2.0</name></license></licenses>',
      ),
    });
    const files = { 'gradle.lockfile': 'org.demo:lib:2.0=runtimeClasspath\nempty=\n' };
    expect((await look(files, 'org.demo:lib', home('home'))).facts.map(brief)).toEqual([
      'installed declared Apache-2.0 maven-repository:org/demo/parent/7/parent-7.pom:1',
    ]);
  });

  test('Python: METADATA by the licence expression, the field, or the classifiers', async () => {
    const info = (name: string, headers: string) => ({
      [`py/.venv/lib/python3.12/site-packages/${name}-1.0.dist-info/METADATA`]: `Metadata-Version: 2.4\nName: ${name}\n${headers}\n\nLicense: GPL\n`,
    });
    put({
      ...info('some_thing', 'License-Expression: MIT'),
      ...info('other', 'License: Apache 2.0\nClassifier: License :: OSI Approved :: MIT License'),
      ...info('whole', 'License: Copyright\n        folded text\nClassifier: License :: OSI Approved :: MIT License'),
    });
    const files = { 'requirements.txt': 'Some.Thing==1.0\nother==1.0\nwhole==1.0\n' };
    const checkout = join(root, 'py');
    expect((await look(files, 'Some.Thing', { checkout })).facts.map(brief)).toEqual([
      'installed declared MIT .venv/lib/python3.12/site-packages/some_thing-1.0.dist-info/METADATA:3',
    ]);
    expect((await look(files, 'other', { checkout })).declared).toBe('Apache-2.0');
    expect((await look(files, 'whole', { checkout })).declared).toBe('MIT');
  });

  test('RubyGems, NuGet and Composer', async () => {
    put({
      'gems/specifications/rake-13.0.6.gemspec': 'Gem::Specification.new do |s|\n  s.licenses = ["MIT".freeze]\nend\n',
      'home/.nuget/packages/demo.lib/2.1.0/demo.lib.nuspec':
        '<package><metadata><license type="expression">MIT</license></metadata></package>',
      'php/vendor/composer/installed.json': '{"packages":[{"name":"v/lib","version":"v1.4.0"}]}',
      'php/vendor/v/lib/composer.json': '{"name":"v/lib","license":["MIT","GPL-2.0-only"]}',
    });
    const gem = {
      'Gemfile.lock':
        'GEM\n  remote: https://rubygems.org/\n  specs:\n    rake (13.0.6)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  rake\n',
    };
    expect((await look(gem, 'rake', home('none', { GEM_HOME: join(root, 'gems') }))).facts.map(brief)).toEqual([
      'installed declared MIT gems:specifications/rake-13.0.6.gemspec:2',
    ]);
    put({
      'home/.gem/ruby/3.2.0/specifications/rake-13.0.6.gemspec': 'Gem::Specification.new { |s| s.license = "MIT" }\n',
    });
    expect((await look(gem, 'rake', home('home'))).facts.map(({ where }) => where)).toEqual([
      'gems:3.2.0/specifications/rake-13.0.6.gemspec:1',
    ]);
    const nuget = {
      'packages.config': '<?xml version="1.0"?><packages><package id="Demo.Lib" version="2.1.0" /></packages>',
    };
    expect((await look(nuget, 'Demo.Lib', home('home'))).concluded).toBe('MIT');
    const php = { 'composer.lock': '{"packages":[{"name":"v/lib","version":"1.4.0"}],"packages-dev":[]}' };
    expect((await look(php, 'v/lib', { checkout: join(root, 'php') })).declared).toBe('MIT OR GPL-2.0-only');
  });

  test('a thousand packages are looked up in little time', async () => {
    const names = Array.from({ length: 1000 }, (_, index) => `p${index}`);
    put(
      Object.fromEntries(
        names.flatMap((name): [string, string][] => [
          [`many/node_modules/${name}/package.json`, `{"name":"${name}","version":"1.0.0","license":"ISC"}`],
          [`many/node_modules/${name}/LICENSE`, isc.replace('Somebody', name)],
        ]),
      ),
    );
    const files = npmFiles({}, Object.fromEntries(names.map((name) => [name, {}])));
    const packages = await packagesOf(files);
    const lookUp = createPackageLicences({
      tree: memoryTree(files),
      settings: { curations: [], path: null },
      checkout: join(root, 'many'),
      machine: null,
      sbom: null,
    });
    await lookUp(packages[0] as Package);
    const start = threadTime();
    const found = await Promise.all(packages.map(lookUp));
    expect(threadTime() - start).toBeLessThan(10_000);
    expect(new Set(found.map(({ concluded }) => concluded))).toEqual(new Set(['ISC']));
    expect(lookUp(packages[5] as Package)).toBe(lookUp(packages[5] as Package));
  });
});
