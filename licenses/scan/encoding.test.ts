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
import { readableBytes } from './encoding.ts';

const english = 'Permission is hereby granted, free of charge, to any person obtaining a copy.\n'.repeat(20);
const chinese = '您对“软件”的复制、使用、修改及分发受木兰宽松许可证的如下条款的约束。\n'.repeat(20);

function be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function wide(text: string, big: boolean): Buffer {
  const bytes = Buffer.alloc(text.length * 4);
  Array.from(text).forEach((character, index) => {
    const code = character.codePointAt(0) ?? 0;
    if (big) bytes.writeUInt32BE(code, index * 4);
    else bytes.writeUInt32LE(code, index * 4);
  });
  return bytes;
}

/** GBK of the characters of a text, through what the platform's own decoder knows. */
function gbk(text: string): Buffer {
  const known = new Map<string, number>();
  for (let high = 0xa1; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      known.set(new TextDecoder('gb18030').decode(Uint8Array.of(high, low)), (high << 8) | low);
    }
  }
  return Buffer.concat(
    Array.from(text, (character) => {
      const code = known.get(character);
      return code === undefined ? Buffer.from(character) : Buffer.from([code >> 8, code & 0xff]);
    }),
  );
}

function text(bytes: Uint8Array): string | null {
  const read = readableBytes(bytes);
  return read === null ? null : Buffer.from(read).toString('utf8');
}

describe('wide characters become UTF-8', () => {
  test.each([
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${english}${chinese}`, 'utf16le')],
    ['UTF-16BE with a mark', be(`\uFEFF${english}${chinese}`)],
    ['UTF-32LE with a mark', wide(`\uFEFF${english}${chinese}`, false)],
    ['UTF-32BE with a mark', wide(`\uFEFF${english}${chinese}`, true)],
  ])('%s', (_, bytes) => {
    expect(text(bytes)).toContain(english + chinese);
  });

  test.each([
    ['UTF-16LE', Buffer.from(english, 'utf16le')],
    ['UTF-16BE', be(english)],
    ['UTF-32LE', wide(english, false)],
    ['UTF-32BE', wide(english, true)],
  ])('%s without a mark', (_, bytes) => {
    expect(text(bytes)).toBe(english);
  });

  test('an odd last byte and half a pair are no fault', () => {
    expect(text(Buffer.concat([Buffer.from(`\uFEFF${english}`, 'utf16le'), Buffer.of(0x41)]))).toContain(english);
    expect(text(Buffer.from(`\uFEFF${english}\uD800`, 'utf16le'))).toContain(english);
  });
});

describe('one byte or several', () => {
  test('GB18030 becomes UTF-8', () => {
    expect(text(gbk(chinese))).toBe(chinese);
    expect(text(gbk(`/*\n * ${chinese} */\nint main(void) { return 0; }\n`))).toContain(chinese);
  });

  test('UTF-8, ASCII and Latin-1 stay what they are, byte by byte', () => {
    const latin = Buffer.from(
      'Copyright \u00A9 1999 J\u00E9r\u00F4me M\u00FCller, Stra\u00DFe; prot\u00E9g\u00E9\n'.repeat(30),
      'latin1',
    );
    for (const bytes of [Buffer.from(english), Buffer.from(chinese), latin]) expect(readableBytes(bytes)).toBe(bytes);
  });

  test('UTF-8 with one stray Latin-1 byte stays what it is', () => {
    const bytes = Buffer.concat([Buffer.from(chinese), Buffer.of(0xe9, 0x0a), Buffer.from(english)]);
    expect(readableBytes(bytes)).toBe(bytes);
  });
});

describe('no text', () => {
  test.each([
    ['a NUL in the first 8 KB', Buffer.from(`${english}\0${english}`)],
    ['a table of small numbers', Buffer.from(Uint32Array.from({ length: 4000 }, (_, index) => index % 200).buffer)],
    ['zeros', Buffer.alloc(10_000)],
    ['16-bit samples', Buffer.from(Uint16Array.from({ length: 4000 }, (_, index) => (index * 7919) % 65_521).buffer)],
  ])('%s', (_, bytes) => {
    expect(readableBytes(bytes)).toBeNull();
  });

  test('a NUL behind the first 8 KB is no reason', () => {
    const bytes = Buffer.from(`${'a sentence of words \n'.repeat(500)}\0`);
    expect(readableBytes(bytes)).toBe(bytes);
  });

  test('nothing at all is a text', () => {
    expect(text(Buffer.alloc(0))).toBe('');
  });
});
