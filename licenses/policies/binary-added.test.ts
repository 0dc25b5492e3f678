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

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { binaryAdded } from './binary-added.ts';

function bytes(hex: string, length = 200): Uint8Array {
  const made = Buffer.alloc(length);
  Buffer.from(hex, 'hex').copy(made);
  return made;
}

function portable(): Uint8Array {
  const made = Buffer.alloc(300);
  made.write('MZ');
  made.writeUInt32LE(128, 60);
  made.write('PE\0\0', 128);
  return made;
}

function tar(): Uint8Array {
  const made = Buffer.alloc(1024);
  made.write('a.txt');
  made.write('ustar', 257);
  return made;
}

async function rules(head: Record<string, string | Uint8Array>, base = {}, settings = '') {
  const found = await findingsOf(binaryAdded, { base, head: { ...base, ...head }, settings });
  return found.map(({ rule, path }) => `${rule} ${path}`);
}

describe('binary-added', () => {
  it.each([
    ['an ELF program called .txt', 'notes.txt', bytes('7f454c46020101'), 'executable'],
    ['a PE program without a suffix', 'tool', portable(), 'executable'],
    ['Mach-O', 'a', bytes('cffaedfe07000001'), 'executable'],
    ['fat Mach-O', 'a', bytes('cafebabe00000002'), 'executable'],
    ['WebAssembly', 'a.wasm', bytes('0061736d01000000'), 'executable'],
    ['a Java class', 'A', bytes('cafebabe00000041'), 'object'],
    ['Python bytecode', 'a.pyc', bytes('a70d0d0a00000000'), 'object'],
    ['a jar', 'x.dat', Buffer.concat([bytes('504b0304', 30), Buffer.from('META-INF/MANIFEST.MF')]), 'object'],
    ['a zip', 'x.bin', bytes('504b03041400'), 'archive'],
    ['gzip', 'x', gzipSync('hello hello hello hello'), 'archive'],
    ['tar', 'x', tar(), 'archive'],
    ['a static library', 'x.a', bytes('213c617263683e0a'), 'archive'],
    ['unknown bytes', 'x.dat', bytes('0102030400'), 'opaque'],
  ])('tells %s by its content', async (_, path, content, rule) => {
    expect(await rules({ [path]: content })).toEqual([`${rule} ${path}`]);
  });

  it('takes text for text whatever its first letters are (B105)', async () => {
    const head = {
      'a.txt': 'MZ is how DOS programs begin\r\n',
      'b.md': 'BM\nPK is a pair of letters\n',
      'c.bat': '@echo off\r\necho x',
      'd.txt': Buffer.from('\uFEFFwide', 'utf16le'),
      'e.exe': 'no program at all\n',
      'f.txt': 'BZhello ID3 8BPS',
    };
    expect(await rules(head)).toEqual([]);
  });

  it('takes a file with a NUL in its first 8 KB for a binary, and one with it later for text (B105)', async () => {
    expect(await rules({ 'a.c': `int a;\0\n` })).toEqual(['opaque a.c']);
    expect(await rules({ 'a.c': `${'int a;\n'.repeat(1500)}\0` })).toEqual([]);
  });

  it('lets pictures, fonts and documents through unless asked', async () => {
    const head = {
      'a.png': bytes('89504e470d0a1a0a'),
      'b.woff2': bytes('774f4632'),
      'c.pdf': bytes('255044462d312e37'),
    };
    expect(await rules(head)).toEqual([]);
    const asked = await rules(head, {}, 'policies:\n  binary-added:\n    media: true\n');
    expect(asked).toEqual(['media a.png', 'media b.woff2', 'document c.pdf']);
  });

  it('tells minified scripts', async () => {
    const line = `${'function(a){return b(a)};'.repeat(2000)}\n`;
    expect(await rules({ 'x.js': line, 'x.txt': line })).toEqual(['minified x.js']);
  });

  it('counts what the change did: not what was there, nor what is allowed', async () => {
    const base = { 'a.bin': bytes('7f454c46') };
    expect(await rules({ 'b.txt': 'x' }, base)).toEqual([]);
    expect(await rules({ 'a.bin': bytes('7f454c4602') }, base)).toEqual(['executable a.bin']);
    expect(
      await rules(
        { 'gradle/wrapper/gradle-wrapper.jar': bytes('504b0304') },
        {},
        'policies:\n  binary-added:\n    allow: [gradle/wrapper/*.jar]\n',
      ),
    ).toEqual([]);
  });

  it('looks into third-party and generated directories as well, whatever .gitattributes says (B100)', async () => {
    const hidden = { '.gitattributes': '* linguist-generated linguist-vendored export-ignore binary\n' };
    expect(await rules({ ...hidden, 'vendor/x/tool': bytes('7f454c46'), 'dist/x': bytes('7f454c46') })).toEqual([
      'executable dist/x',
      'executable vendor/x/tool',
    ]);
  });

  it('tells data that comes by the dozen once for a directory, and programs one by one', async () => {
    const data = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`t/repos/x/${n}`, bytes('0102030405')]));
    const found = await findingsOf(binaryAdded, { base: {}, head: { ...data, 't/repos/run': bytes('7f454c46') } });
    expect(found.map(({ rule, subject }) => `${rule} ${subject}`).sort()).toEqual([
      'executable t/repos/run',
      'opaque t/repos/',
    ]);
    expect(found.find(({ rule }) => rule === 'opaque')?.message.en).toBe(
      '11 binaries of unknown kind in t/repos/, which nobody can review: t/repos/x/0, t/repos/x/1, t/repos/x/10 …',
    );
  });

  it('judges a whole tree', async () => {
    const found = await findingsOf(binaryAdded, { head: { a: bytes('7f454c46'), b: 'text' } });
    expect(found.map(({ path }) => path)).toEqual(['a']);
  });
});
