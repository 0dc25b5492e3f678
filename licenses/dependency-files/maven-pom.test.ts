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
import { mavenPom } from './maven-pom.ts';

type Fields = Readonly<Record<string, string>>;

function element(name: string, fields: Fields): string {
  return `<${name}>${Object.entries(fields)
    .map(([key, value]) => `<${key}>${value}</${key}>`)
    .join('')}</${name}>`;
}

function dependency(name: string, more: Fields = {}): string {
  const [groupId = '', artifactId = '', version] = name.split(':');
  return element('dependency', { groupId, artifactId, ...(version === undefined ? {} : { version }), ...more });
}

function pom(name: string, ...inside: readonly string[]): string {
  const [groupId = '', artifactId = '', version] = name.split(':');
  const own = element('x', { groupId, artifactId, ...(version === undefined ? {} : { version }) }).slice(3, -4);
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">${own}${inside.join('\n')}</project>`;
}

const dependencies = (...all: readonly string[]) => `<dependencies>${all.join('\n')}</dependencies>`;
const managed = (...all: readonly string[]) => `<dependencyManagement>${dependencies(...all)}</dependencyManagement>`;
const parent = (name: string, more: Fields = {}) => dependency(name, more).replaceAll('dependency>', 'parent>');

async function versions(tree: Readonly<Record<string, string>>, path?: string): Promise<Record<string, string | null>> {
  const { packages } = await readFrom(mavenPom, tree, path);
  return Object.fromEntries(packages.map(({ name, version }) => [name, version]));
}

describe('one pom', () => {
  test('scopes, optional, lines and purls', async () => {
    const text = pom(
      'g:a:1',
      dependencies(
        dependency('x:run:1'),
        dependency('x:test:2', { scope: 'test' }),
        dependency('x:given:3', { scope: 'provided', optional: 'true' }),
        dependency('x:later:4', { scope: 'runtime' }),
      ),
    );
    const reading = await readFrom(mavenPom, { 'pom.xml': text });
    expect(reading.root).toEqual({ name: 'g:a', version: '1' });
    expect(
      reading.packages.map(({ name, scopes, groups, direct, line }) => [name, scopes, groups, direct, line]),
    ).toEqual([
      ['x:run', [], [], true, 1],
      ['x:test', ['test'], ['test'], true, 2],
      ['x:given', ['provided', 'optional'], ['provided'], true, 3],
      ['x:later', [], ['runtime'], true, 4],
    ]);
    expect(purlsOf(mavenPom, reading)[0]).toBe('pkg:maven/x/run@1');
  });

  test('properties, of the project too; what is not known is told of', async () => {
    const text = pom(
      'g:a:7',
      '<properties><v>1.${w}</v><w>2</w><art>named</art></properties>',
      dependencies(
        dependency('x:one:${v}'),
        dependency('${project.groupId}:${art}:${project.version}'),
        dependency('x:lost:${nowhere}'),
      ),
    );
    const reading = await readFrom(mavenPom, { 'pom.xml': text });
    expect(reading.packages.map(({ name, version }) => [name, version])).toEqual([
      ['x:one', '1.2'],
      ['g:named', '7'],
      ['x:lost', null],
    ]);
    expect(reading.warnings.map(({ text: { en }, line }) => [en, line])).toEqual([
      ['The properties of the version ${nowhere} are not in the tree.', 4],
    ]);
  });

  test('ranges are requirements, one version in brackets is a version', async () => {
    const text = pom(
      'g:a:1',
      dependencies(dependency('x:r:[1,2)'), dependency('x:e:[1.5]'), dependency('x:l:LATEST'), dependency('x:p:1.10')),
    );
    const { packages } = await readFrom(mavenPom, { 'pom.xml': text });
    expect(packages.map(({ version, constraint }) => [version, constraint])).toEqual([
      [null, '[1,2)'],
      ['1.5', '[1.5]'],
      [null, 'LATEST'],
      ['1.10', '1.10'],
    ]);
  });

  test('what is managed fills in, plugins are left out, types of one artifact are one package', async () => {
    const text = pom(
      'g:a:1',
      managed(dependency('x:m:5', { scope: 'test' }), dependency('x:unused:9'), dependency('x:m:6', { type: 'zip' })),
      dependencies(dependency('x:m'), dependency('x:t:1', { type: 'pom' }), dependency('x:t:1'), dependency('x:none')),
      '<build><plugins><plugin><groupId>p</groupId><artifactId>p</artifactId><version>1</version></plugin></plugins></build>',
    );
    const { packages } = await readFrom(mavenPom, { 'pom.xml': text });
    expect(packages.map(({ name, version, scopes }) => [name, version, scopes])).toEqual([
      ['x:m', '5', ['test']],
      ['x:t', '1', []],
      ['x:none', null, []],
    ]);
  });

  test('of two that are the same the first is taken, and it is told of', async () => {
    const reading = await readFrom(mavenPom, {
      'pom.xml': pom('g:a:1', dependencies(dependency('x:d:1'), dependency('x:d:2'))),
    });
    expect(reading.packages.map(({ version }) => version)).toEqual(['1']);
    expect(reading.warnings.map(({ text }) => text.en)).toEqual([
      'x:d:jar: is there more than once; the first is taken.',
    ]);
  });

  test('profiles: active ones hold, others are groups with their own properties', async () => {
    const profile = (id: string, inside: string) => `<profile><id>${id}</id>${inside}</profile>`;
    const text = pom(
      'g:a:1',
      '<properties><v>1</v></properties>',
      dependencies(dependency('x:always:${v}')),
      '<profiles>',
      profile(
        'on',
        `<activation><activeByDefault>true</activeByDefault></activation><properties><v>2</v></properties>${dependencies(dependency('x:on:${v}'))}`,
      ),
      profile('off', `<properties><v>3</v></properties>${dependencies(dependency('x:off:${v}'))}`),
      '</profiles>',
    );
    const { packages } = await readFrom(mavenPom, { 'pom.xml': text });
    expect(packages.map(({ name, version, groups }) => [name, version, groups])).toEqual([
      ['x:on', '2', []],
      ['x:always', '2', []],
      ['x:off', '3', ['profile:off']],
    ]);
  });
});

describe('poms of one tree', () => {
  test('a parent gives properties, managed versions and dependencies; its version may be open', async () => {
    const tree = {
      'app/pom.xml': pom(
        'g:app',
        parent('g:up:${revision}'),
        '<properties><w>9</w></properties>',
        dependencies(dependency('x:m'), dependency('x:v:${v}')),
      ),
      'pom.xml': pom(
        'g:up:${revision}',
        '<properties><revision>3</revision><v>1</v><w>2</w></properties>',
        managed(dependency('x:m:4')),
        dependencies(dependency('x:inherited:${w}')),
      ),
    };
    const reading = await readFrom(mavenPom, tree);
    expect(reading.root).toEqual({ name: 'g:app', version: '3' });
    expect(reading.packages.map(({ name, version, line }) => [name, version, line])).toEqual([
      ['x:m', '4', 3],
      ['x:v', '1', 4],
      ['x:inherited', '9', null],
    ]);
  });

  test('a parent elsewhere, or by another name, is not taken', async () => {
    const child = (more: Fields) => pom('g:app', parent('g:up:1', more), dependencies(dependency('x:m')));
    const up = pom('g:up:1', managed(dependency('x:m:4')));
    expect(await versions({ 'a/b/pom.xml': child({ relativePath: '../../up' }), 'up/pom.xml': up })).toEqual({
      'x:m': '4',
    });
    expect(await versions({ 'a/pom.xml': child({ relativePath: '' }), 'pom.xml': up })).toEqual({ 'x:m': null });
    expect(
      await versions({ 'a/pom.xml': child({}), 'pom.xml': pom('g:other:1', managed(dependency('x:m:4'))) }),
    ).toEqual({ 'x:m': null });
    expect(await versions({ 'pom.xml': child({}), '../pom.xml': up }, 'pom.xml')).toEqual({ 'x:m': null });
  });

  test('a bill of materials is found among the modules, also of poms above that are no parents', async () => {
    const importing = dependency('g.h:app-dependencies:1', { type: 'pom', scope: 'import' });
    const tree = {
      'app/pom.xml': pom('g.h:app:1', managed(importing), dependencies(dependency('x:m'), dependency('x:n'))),
      'pom.xml': pom('g.h:all:1', '<modules><module>app</module><module>dependencies</module></modules>'),
      'dependencies/pom.xml': pom(
        'g.h:app-dependencies:1',
        '<properties><v>6</v></properties>',
        managed(dependency('x:m:${v}')),
      ),
    };
    const reading = await readFrom(mavenPom, tree);
    expect(reading.packages.map(({ name, version }) => [name, version])).toEqual([
      ['x:m', '6'],
      ['x:n', null],
    ]);
    expect(reading.warnings).toEqual([]);
  });

  test('a bill of materials elsewhere leaves versions unknown, and is named', async () => {
    const importing = dependency('org.springframework.boot:spring-boot-dependencies:3', {
      type: 'pom',
      scope: 'import',
    });
    const reading = await readFrom(mavenPom, {
      'pom.xml': pom('g:a:1', managed(importing), dependencies(dependency('x:m'))),
    });
    expect(reading.packages.map(({ version }) => version)).toEqual([null]);
    expect(reading.warnings[0]?.text.en).toContain('org.springframework.boot:spring-boot-dependencies');
  });

  test('other modules of the same work are no packages from elsewhere', async () => {
    const tree = {
      'app/pom.xml': pom(
        'g:app',
        parent('g:up:1'),
        dependencies(
          dependency('g:core:${project.version}'),
          dependency('g:gone:1'),
          dependency('g:core:0.9', { classifier: 'old' }),
        ),
      ),
      'pom.xml': pom('g:up:1', '<modules><module>app</module><module>core</module></modules>'),
      'core/pom.xml': pom('g:core', parent('g:up:1')),
    };
    const reading = await readFrom(mavenPom, tree);
    expect(reading.packages.map(({ source }) => source)).toEqual([
      { kind: 'workspace', url: 'core/pom.xml', revision: null },
      null,
      null,
    ]);
    expect(purlsOf(mavenPom, reading)).toEqual([null, 'pkg:maven/g/gone@1', 'pkg:maven/g/core@0.9']);
  });

  test('a parent that cannot be read is told of', async () => {
    const reading = await readFrom(mavenPom, {
      'a/pom.xml': pom('g:a', parent('g:up:1'), dependencies(dependency('x:m:1'))),
      'pom.xml': '<project>',
    });
    expect(reading.packages).toHaveLength(1);
    expect(reading.warnings[0]?.text.en).toMatch(/^The parent pom\.xml cannot be read: /u);
  });
});

describe('hostile poms', () => {
  const refusal = async (tree: Readonly<Record<string, string>>) =>
    await readFrom(mavenPom, tree).then(
      () => null,
      (error: { kind?: string }) => error.kind,
    );

  test('are refused whole', async () => {
    expect(await refusal({ 'pom.xml': 'no pom' })).toBe('unparsable');
    expect(await refusal({ 'pom.xml': '<project><dependencies>' })).toBe('unparsable');
    expect(await refusal({ 'pom.xml': '<!DOCTYPE project [<!ENTITY a "b">]><project/>' })).toBe('unsupported-doctype');
    const lies = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><project>&lol2;</project>';
    expect(await refusal({ 'pom.xml': lies })).toBe('unsupported-doctype');
  });

  test('parents in a circle are refused', async () => {
    const tree = {
      'a/pom.xml': pom('g:a:1', parent('g:b:1', { relativePath: '../b' })),
      'b/pom.xml': pom('g:b:1', parent('g:a:1', { relativePath: '../a' })),
    };
    expect(await refusal(tree)).toBe('unparsable');
    expect(await refusal({ 'a/pom.xml': pom('g:a:1', parent('g:a:1', { relativePath: 'pom.xml' })) })).toBe(
      'unparsable',
    );
  });

  test('a line of a hundred parents is refused', async () => {
    const tree = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [
        `p${i}/pom.xml`,
        pom(`g:p${i}:1`, parent(`g:p${i + 1}:1`, { relativePath: `../p${i + 1}` })),
      ]),
    );
    expect(await refusal(tree)).toBe('too-many');
  });

  test('bills of materials in a circle end', async () => {
    const importing = (name: string) => managed(dependency(`g.h:${name}:1`, { type: 'pom', scope: 'import' }));
    const modules = '<modules><module>a</module><module>b</module></modules>';
    const tree = {
      'pom.xml': pom('g.h:top:1', modules, importing('a'), dependencies(dependency('x:m'))),
      'a/pom.xml': pom('g.h:a', parent('g.h:top:1'), importing('b')),
      'b/pom.xml': pom('g.h:b', parent('g.h:top:1'), importing('a')),
    };
    expect(await versions(tree)).toEqual({ 'x:m': null });
  });

  test('ten thousand properties that double, and a version of a megabyte, take no time', async () => {
    const properties = Array.from({ length: 10_000 }, (_, i) => `<p${i}>\${p${i + 1}}\${p${i + 1}}</p${i}>`).join('');
    const text = pom(
      'g:a:1',
      `<properties>${properties}</properties>`,
      dependencies(dependency('x:p:${p0}'), dependency(`x:long:${'1'.repeat(1_000_000)}`)),
    );
    const begin = threadTime();
    expect(await versions({ 'pom.xml': text })).toEqual({ 'x:p': null, 'x:long': null });
    expect(threadTime() - begin).toBeLessThan(5000);
  });

  test('names of the language itself are ordinary names', async () => {
    const text = pom(
      'g:a:1',
      '<properties><__proto__>1</__proto__><constructor>2</constructor></properties>',
      dependencies(dependency('__proto__:constructor:${__proto__}.${constructor}', { scope: 'toString' })),
    );
    expect(await versions({ 'pom.xml': text })).toEqual({ '__proto__:constructor': '1.2' });
  });
});
