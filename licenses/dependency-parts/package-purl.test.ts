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
import { type FoundPackage, foundPackage, type PackageSource } from '../dependency-file.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import { formatPurl } from '../purl/format.ts';
import { parsePurl } from '../purl/parse.ts';
import { imageReference } from './image-reference.ts';

function purl(ecosystem: string, known: Pick<FoundPackage, 'name'> & Partial<FoundPackage>): string | null {
  const made = ecosystems.get(ecosystem)?.purl(foundPackage(known)) ?? null;
  return made === null ? null : formatPurl(made);
}

function git(url: string | null, revision: string | null = null): PackageSource {
  return { kind: 'git', url, revision };
}

describe('where a package comes from is a part of its purl', () => {
  test.each([
    ['git+ssh://git@github.com/o/r.git', 'abc', 'git+ssh://git@github.com/o/r.git@abc'],
    ['https://user:secret@example.org/o/r', null, 'git+https://example.org/o/r'],
    ['https://token@example.org/o/r#x', 'v1', 'git+https://example.org/o/r@v1'],
    ['git://example.org/o/r', null, 'git://example.org/o/r'],
    ['git@example.org:o/r.git', 'abc', 'git+ssh://git@example.org/o/r.git@abc'],
  ])('%s at %s', (url, revision, said) => {
    const text = purl('npm', { name: 'a', version: '1.0.0', source: git(url, revision) });
    expect(parsePurl(text ?? '').qualifiers.get('vcs_url')).toBe(said);
  });

  test.each(['javascript:alert(1)', 'git+javascript:alert(1)', 'ext::sh -c x', '../x'])('%s is no address', (url) => {
    expect(purl('npm', { name: 'a', version: '1.0.0', source: git(url) })).toBeNull();
    expect(purl('npm', { name: 'a', source: { kind: 'url', url, revision: null } })).toBeNull();
  });

  test('what is local has none', () => {
    for (const kind of ['path', 'workspace'] as const) {
      const source = { kind, url: '../x', revision: null };
      for (const id of ['npm', 'composer', 'pub', 'hex', 'cocoapods', 'swift', 'jsr'])
        expect(purl(id, { name: 'github.com/a/b', version: '1.0.0', source })).toBeNull();
    }
  });
});

describe('names that cannot be one have no purl', () => {
  test.each([
    ['npm', ''],
    ['npm', 'a/b'],
    ['npm', '@/b'],
    ['npm', '..%2f..'],
    ['npm', 'a b'],
    ['jsr', 'std'],
    ['composer', 'alone'],
    ['composer', 'a/b/c'],
    ['pub', 'a-b'],
    ['hex', 'a/b'],
    ['cocoapods', '.hidden'],
    ['swift', 'identity'],
    ['github-actions', 'alone'],
    ['docker', '$X'],
    ['docker', '-x'],
  ])('%s: %j', (ecosystem, name) => expect(purl(ecosystem, { name, version: '1' })).toBeNull());
});

describe('spellings of one name', () => {
  test.each([
    ['composer', 'Vendor/Name', 'vendor/name'],
    ['hex', 'Jason', 'jason'],
    ['cocoapods', 'Firebase/Core', 'Firebase'],
    ['swift', 'https://github.com/Apple/swift-nio.git', 'github.com/apple/swift-nio'],
    ['swift', 'git@github.com:apple/swift-nio.git', 'github.com/apple/swift-nio'],
    ['swift', 'ssh://git@example.org:2222/o/r', 'example.org/o/r'],
    ['github-actions', 'Actions/Cache/restore', 'actions/cache'],
    ['docker', 'docker.io/library/Alpine', 'alpine'],
    ['npm', 'JSONStream', 'JSONStream'],
  ])('%s: %s', (ecosystem, written, canonical) => {
    expect(ecosystems.get(ecosystem)?.canonicalName(written)).toBe(canonical);
  });
});

describe('references to images', () => {
  test.each([
    ['alpine', null, 'alpine', null],
    ['alpine:3.20', null, 'alpine', '3.20'],
    ['library/alpine', null, 'alpine', null],
    ['team/app', null, 'team/app', null],
    ['localhost/app', 'localhost', 'app', null],
    ['registry.example.org:5000/team/app:1.10', 'registry.example.org:5000', 'team/app', '1.10'],
    ['index.docker.io/team/app', null, 'team/app', null],
  ])('%s', (text, host, path, tag) => expect(imageReference(text)).toMatchObject({ host, path, tag, digest: null }));

  test.each(['', 'a:', 'a@sha256:short', 'a b', '/a', 'a//b', 'a'.repeat(601), 'a:b:c'])('%j is none', (text) =>
    expect(imageReference(text)).toBeNull(),
  );
});
