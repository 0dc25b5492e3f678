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
import { isWantedRef, makeSnapshot, parseForEachRef, parseLsRemote, refName } from './refs.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);

test('a listing gives heads, tags and HEAD; peeled tags, pull requests and lines that are none are left out', () => {
  const text = [
    `ref: refs/heads/main\tHEAD`,
    `${a}\tHEAD`,
    `${a}\trefs/heads/main`,
    `${a}\trefs/pull/1/head`,
    `${b}\trefs/tags/v1`,
    `${a}\trefs/tags/v1^{}`,
    `short\trefs/heads/bad`,
    'nonsense',
    '',
  ].join('\n');
  expect(parseLsRemote(Buffer.from(text))).toMatchObject({
    refs: new Map([
      ['refs/heads/main', a],
      ['refs/tags/v1', b],
    ]),
    headRef: 'refs/heads/main',
    headSha: a,
    objectFormat: 'sha1',
  });
  expect(parseLsRemote(Buffer.alloc(0))).toMatchObject({ refs: new Map(), headRef: null, headSha: null });
  expect(parseLsRemote(Buffer.from(`${'c'.repeat(64)}\trefs/heads/main\n`)).objectFormat).toBe('sha256');
});

test('the digest depends on refs and the name of HEAD, not on their order', () => {
  const pairs: [string, string][] = [
    ['refs/heads/x', a],
    ['refs/tags/y', b],
  ];
  const digest = (refs: [string, string][], ref: string | null) =>
    makeSnapshot(new Map(refs), { ref, sha: null }, 'sha1').digest;
  const base = digest(pairs, 'refs/heads/x');
  expect(digest(pairs.toReversed(), 'refs/heads/x')).toBe(base);
  expect(
    new Set([base, digest(pairs, null), digest([['refs/heads/x', b]], 'refs/heads/x'), digest([], null)]).size,
  ).toBe(4);
});

test('HEAD to a ref that is not there is no head', () => {
  expect(makeSnapshot(new Map([['refs/heads/x', a]]), { ref: 'refs/heads/gone', sha: null }, 'sha1')).toMatchObject({
    headRef: null,
    headSha: null,
  });
});

test('no two names of bytes have one text', () => {
  const names = ['refs/heads/中文', 'refs/heads/a b'.replace(' ', '-'), 'refs/heads/caf\u00E9'].map((name) =>
    Buffer.from(name),
  );
  const bytes = [...names, Buffer.from('refs/heads/caf\u00E9', 'latin1'), Buffer.from([0x72, 0xff, 0xc3, 0x28])];
  expect(new Set(bytes.map(refName)).size).toBe(bytes.length);
  expect(refName(Buffer.from('caf\u00E9', 'latin1'))).toBe(String.raw`caf\xe9`);
});

test('B040 B063 names as git itself would have them', () => {
  const good = [
    'refs/heads/main',
    'refs/heads/HEAD',
    'refs/tags/v1.0',
    'refs/heads/-x',
    'refs/heads/$(x)',
    String.raw`refs/heads/\xff`,
  ];
  const bad = [
    'HEAD',
    'refs/heads/',
    'refs/heads/../../x',
    'refs/heads/.x',
    'refs/heads/x.lock',
    'refs/heads/x.lock/y',
    'refs/heads/x/',
    'refs/heads/x.',
    'refs/heads/a//b',
    'refs/heads/a b',
    'refs/heads/a\u0001',
    'refs/heads/a@{b',
    'refs/heads/a~1',
    'refs/heads/a:b',
    String.raw`refs/heads/a\b`,
    'refs/replace/x',
    'refs/pull/1/head',
  ];
  expect(good.filter((name) => !isWantedRef(name))).toEqual([]);
  expect(bad.filter(isWantedRef)).toEqual([]);
});

test('what for-each-ref prints is read by line, names with spaces are impossible', () => {
  expect(parseForEachRef(Buffer.from(`${a} refs/heads/x\n${b} refs/tags/y\n`))).toEqual(
    new Map([
      ['refs/heads/x', a],
      ['refs/tags/y', b],
    ]),
  );
});
