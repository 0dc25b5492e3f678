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
import { processorTime } from '../testing.ts';
import { regionsOf } from './regions.ts';
import { findStems, newStems } from './stems.ts';

const filler = 'the quick brown fox jumps over the lazy dog; int main(void) { return x->y + 0x1F; }\n';

function textAround(word: string, before: number, after: number): Buffer {
  const pad = (length: number) => filler.repeat(Math.ceil(length / filler.length)).slice(0, length);
  return Buffer.from(pad(before) + word + pad(after));
}

describe('stems', () => {
  test.each([
    'license',
    'LICENCE',
    'LiCeNsE',
    'Copyright',
    'SPDX-',
    'permission',
    'Redistribution',
    'public domain',
    'warranty',
    'GPL',
    '(c) 2020',
    '许可证',
    '版权',
    '木兰',
    '著作权',
    '©',
    'Lizenz',
    'licenza',
  ])('%s is found wherever it stands', (word) => {
    const found = newStems();
    for (let before = 0; before < 70; before += 1) {
      for (const after of [0, 1, 2, 3, 5, 40]) {
        findStems(textAround(word, before, after), found);
        expect([before, after, found.count]).toEqual([before, after, 1]);
      }
    }
  });

  test('words that only look like them are none', () => {
    const found = newStems();
    findStems(Buffer.from(`${filler.repeat(50)} licen copyrigh recent innocence spd-x (c) x warren`), found);
    expect(found.count).toBe(0);
  });

  test('all places are found, in their order, wherever the text is cut in halves', () => {
    const found = newStems();
    for (let gap = 80; gap < 300; gap += 7) {
      const words = Array.from({ length: 21 }, () => textAround('license', gap, 0));
      const bytes = Buffer.concat(words);
      findStems(bytes, found);
      const wanted = words.map((one, index) => (index + 1) * one.length - 'license'.length);
      const got = [...found.at.subarray(0, found.count)].map((at) => bytes.lastIndexOf('license', at));
      expect(got).toEqual(wanted);
    }
  });
});

describe('regions', () => {
  test('none where nothing is said', () => {
    expect(regionsOf(Buffer.from(filler.repeat(1000)))).toEqual([]);
    expect(regionsOf(Buffer.alloc(0))).toEqual([]);
  });

  test('a short text is one region, whole', () => {
    expect(regionsOf(Buffer.from('MIT License'))).toEqual([[0, 11]]);
  });

  test('they are cut between lines, apart from each other, and have what stands around the words', () => {
    const bytes = Buffer.concat([
      textAround('license', 20_000, 20_000),
      textAround('\nCopyright 2020\n', 10_000, 20_000),
    ]);
    const regions = regionsOf(bytes);
    expect(regions).toHaveLength(2);
    for (const [from, to] of regions) {
      expect(bytes[from - 1]).toBe(10);
      expect(to - from).toBeLessThan(3000);
    }
    expect(bytes.subarray(...(regions[0] as [number, number])).includes('license')).toBe(true);
    expect(bytes.subarray(...(regions[1] as [number, number])).includes('Copyright 2020')).toBe(true);
  });

  test('a long line without blanks is cut between characters', () => {
    const bytes = Buffer.from(`${'数'.repeat(5000)}许可${'据'.repeat(5000)}`);
    const [region] = regionsOf(bytes);
    const text = bytes.subarray(...(region as [number, number])).toString('utf8');
    expect(text).not.toContain('\uFFFD');
    expect(text).toContain('许可');
  });

  test('5 MB of one line, or of nothing but stems, takes time linear in it', () => {
    const hostile = [
      Buffer.from('x'.repeat(5e6)),
      Buffer.from('icens'.repeat(1e6)),
      Buffer.from('opyrigh'.repeat(7e5)),
      Buffer.from('许'.repeat(1.6e6)),
      Buffer.from('许可'.repeat(8e5)),
      Buffer.from('GPL'.repeat(1.6e6)),
    ];
    for (const bytes of hostile) expect(processorTime(() => regionsOf(bytes))).toBeLessThan(400);
  });
});

describe('the end of a region', () => {
  const code = 'int value = 1;\n'.repeat(400);

  function firstOf(text: string): string {
    const [region] = regionsOf(Buffer.from(text));
    return Buffer.from(text)
      .subarray(...(region as [number, number]))
      .toString('utf8');
  }

  test('is that of the comment, where code comes behind it', () => {
    const notice = '/* Licensed under the Apache License,\n * Version 2.0.\n */';
    expect(firstOf(`${notice}\n${code}`)).toBe(notice);
  });

  test('lies behind the next comment', () => {
    const notice = '/* Licensed under the Apache License, */\n\n/* Version 2.0. */\n';
    expect(firstOf(notice + code).slice(0, notice.length)).toBe(notice);
    expect(firstOf(notice + code).length).toBeGreaterThanOrEqual(1600);
  });

  test.each(['/* a */ const license = "MIT";\n', '/* The license:\n'])(
    'is far behind a word in no comment, or in an open one: %s',
    (head) => {
      const part = firstOf(head + code);
      expect(part.length).toBeGreaterThanOrEqual(1600);
      expect((head + code).startsWith(part)).toBe(true);
    },
  );

  test('is found in time linear in the text, whatever comments there are', () => {
    const hostile = [
      `/* license ${'x'.repeat(900)}`.repeat(5000),
      '/*'.repeat(5e5) + 'license ',
      'license */'.repeat(4e5),
    ].map((text) => Buffer.from(text));
    for (const bytes of hostile) expect(processorTime(() => regionsOf(bytes))).toBeLessThan(400);
  });
});
