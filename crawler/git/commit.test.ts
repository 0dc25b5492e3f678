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
import { parseCommit } from './commit.ts';
import { plausibleInstant } from './plausible.ts';
import { decodeText, displayName, nameText } from './text.ts';
import { readTrailers } from './trailers.ts';

const tree = 'a'.repeat(40);
const who = 'Lin <lin@example.org> 1700000000 +0800';

function commit(headers: readonly string[], message = 'subject\n'): ReturnType<typeof parseCommit> {
  return parseCommit(Buffer.from(`${headers.join('\n')}\n\n${message}`, 'latin1'));
}

test('headers are read in any order, continued, and unknown ones are passed over', () => {
  const read = commit([
    'HG:extra x',
    `committer ${who}`,
    'gpgsig -----BEGIN SSH SIGNATURE-----',
    ' author Mallory <m@example.org> 1 +0000',
    ' -----END SSH SIGNATURE-----',
    `parent ${'b'.repeat(40)}`,
    `author ${who}`,
    `tree ${tree}`,
  ]);
  expect(read.author).toEqual({
    name: 'Lin',
    email: 'lin@example.org',
    epoch: '1700000000',
    zone: '+0800',
    irregular: [],
  });
  expect(read.signature).toBe('ssh');
  expect(read.parentCount).toBe(1);
  expect(read.parents).toEqual(Buffer.alloc(20, 0xbb));
  expect(read.tree).toEqual(Buffer.alloc(20, 0xaa));
  expect(read.irregular).toEqual(['unknown-header']);
});

test('the first author counts when the header is repeated', () => {
  const read = commit([`tree ${tree}`, `author ${who}`, 'author Eve <e@example.org> 5 +0000', `committer ${who}`]);
  expect(read.author?.name).toBe('Lin');
  expect(read.irregular).toEqual(['repeated-header']);
});

test.each([
  ['A <a@b.c> 1700000000 +51800', '1700000000', '+51800', ['bad-zone']],
  ['A <a@b.c> -1000 +0000', '-1000', '+0000', []],
  ['A <a@b.c> 99999999999999999999999 +0000', null, '+0000', ['bad-date']],
  ['A <a@b.c> 9223372036854775807 +0000', '9223372036854775807', '+0000', []],
  ['A <a@b.c> 9223372036854775808 +0000', null, '+0000', ['bad-date']],
  ['A <a@b.c> 0001700000000 +0000', '1700000000', '+0000', []],
  ['A <a@b.c>', null, null, ['bad-date', 'bad-zone']],
  ['A <a@b.c> 1700000000', '1700000000', null, ['bad-zone']],
  ['A <a>b@c> 1700000000 +0000', '1700000000', '+0000', ['bad-email']],
  ['A <<a@b.c>> 1700000000 +0000', '1700000000', '+0000', ['bad-email']],
  ['no brackets at all', null, null, ['bad-date', 'bad-email', 'bad-zone']],
])('identity line %s', (line, epoch, zone, irregular) => {
  const read = commit([`tree ${tree}`, `author ${line}`, `committer ${who}`]);
  expect([read.author?.epoch, read.author?.zone, read.irregular]).toEqual([epoch, zone, irregular]);
});

test('2,000 parents are counted, the first 64 kept', () => {
  const parents = Array.from({ length: 2000 }, (_, index) => `parent ${index.toString(16).padStart(40, '0')}`);
  const read = commit([`tree ${tree}`, ...parents, `author ${who}`, `committer ${who}`]);
  expect(read.parentCount).toBe(2000);
  expect(read.parents.length).toBe(64 * 20);
});

test('bytes that are no commit give a record, not a fault', () => {
  expect(parseCommit(Buffer.alloc(0)).irregular).toEqual(['missing-identity', 'missing-tree']);
  expect(parseCommit(Buffer.from('\0\n\n\n\n tree\ntree x')).irregular).toContain('nul');
});

test('only plausible instants enter time series', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(plausibleInstant('1112832000', now)?.toISOString()).toBe('2005-04-07T00:00:00.000Z');
  expect(plausibleInstant('1112831999', now)).toBeNull();
  expect(plausibleInstant('1767312000', now)?.toISOString()).toBe('2026-01-02T00:00:00.000Z');
  expect(plausibleInstant('1767312001', now)).toBeNull();
  expect(plausibleInstant('999999999999', now)).toBeNull();
});

test('trailers come from the last paragraph, in any case, folded, each person once', () => {
  const { named, tooMany } = readTrailers(
    Buffer.from(
      'subject\n\nCo-authored-by: Not Here <no@example.org>\n\nrefs #1\nco-authored-by: Low <l@example.org>\n' +
        'CO-AUTHORED-BY: Two\n Lines <two@example.org>\nCo-authored-by: again <L@EXAMPLE.org>\n' +
        'Signed-off-by: nobody\nReviewed-by: bare@example.org\nX-by: x <x@example.org>\n\n \n',
    ),
  );
  expect(named.map(({ key, email }) => [key, email])).toEqual([
    ['co-authored-by', 'l@example.org'],
    ['co-authored-by', 'two@example.org'],
    ['reviewed-by', 'bare@example.org'],
  ]);
  expect(named[1]?.name.trim().split(/\s+/u)).toEqual(['Two', 'Lines']);
  expect(tooMany).toBe(false);
});

test('comments that Git left at the end hide no trailers', () => {
  const conflicts = '# Conflicts:\n#\tsrc/a.go\n';
  const of = (text: string) => readTrailers(Buffer.from(text)).named.map(({ email }) => email);
  expect(of(`fix\n\nSigned-off-by: A <a@b.example>\n\n${conflicts}`)).toEqual(['a@b.example']);
  expect(of(`fix\n\nSigned-off-by: A <a@b.example>\n${conflicts}\n`)).toEqual(['a@b.example']);
  expect(of(`fix\n\nSigned-off-by: A <a@b.example>\n\n${conflicts}\nAnd so on.\n`)).toEqual([]);
  expect(of('#\n#')).toEqual([]);
});

test('a message of one paragraph has no trailers', () => {
  expect(readTrailers(Buffer.from('Signed-off-by: A <a@example.org>\n')).named).toEqual([]);
});

test('200,000 trailers: 50 are counted, quickly', () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => `Co-authored-by: P${index} <p${index}@example.org>\n`);
  // Processor time: others work on the machine too.
  const started = process.cpuUsage();
  const { named, tooMany } = readTrailers(Buffer.from(`subject\n\n${lines.join('')}`));
  expect([named.length, tooMany]).toEqual([50, true]);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(200);
});

test('text: declared encodings from the list, UTF-8, then Latin-1; UTF-7 stays inert', () => {
  expect(decodeText('\xd5\xc5', 'GBK')).toBe('张');
  expect(decodeText('Jos\xe9', null)).toBe('José');
  expect(decodeText('Jos\xc3\xa9', null)).toBe('José');
  expect(decodeText('Jos\xe9', 'ISO-8859-1')).toBe('José');
  expect(decodeText('+ADw-script+AD4-', 'UTF-7')).toBe('+ADw-script+AD4-');
  expect(decodeText('\xff\xfe', 'no-such')).toBe('ÿþ');
});

test('names are one clean line of at most 100 characters', () => {
  expect(displayName(' \u202Eevil\u202C\x1b]0;x\x07 ')).toBe('evil ]0;x');
  expect(displayName('\u0000 \u200b')).toBeNull();
  expect(displayName('e\u0301')).toBe('é');
  expect(displayName(`a${'𠮷'.repeat(300)}`)).toBe(`a${'𠮷'.repeat(49)}`);
});

test('paths that are not UTF-8 are escaped, and never become another path', () => {
  expect(nameText(Buffer.from('caf\xe9', 'latin1'))).toBe(String.raw`caf\xe9`);
  expect(nameText(Buffer.from(String.raw`caf\xe9`))).toBe(String.raw`caf\x5cxe9`);
  expect(nameText(Buffer.from(String.raw`a\b`))).toBe(String.raw`a\b`);
  expect(nameText(Buffer.from('文件'))).toBe('文件');
});

test('ids that are no hex are flagged and not kept', () => {
  const read = commit([`tree ${'x'.repeat(40)}`, `parent ${'z'.repeat(40)}`, `author ${who}`, `committer ${who}`]);
  expect([read.tree.length, read.parents.length, read.parentCount]).toEqual([0, 0, 1]);
  expect(read.irregular).toEqual(['bad-id']);
});
