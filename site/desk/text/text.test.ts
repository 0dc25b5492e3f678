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

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { say, type Texts } from '../lib/text.ts';

const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** All texts of a file by name, those that know one and many twice. */
async function textsOf(file: string): Promise<[string, { zh: string; en: string }][]> {
  const exported = Object.values((await import(join(import.meta.dirname, file))) as Record<string, Texts>);
  return exported.flatMap((texts) =>
    Object.entries(texts).flatMap(([key, entry]): [string, { zh: string; en: string }][] =>
      'one' in entry
        ? [
            [`${key} (one)`, entry.one],
            [`${key} (other)`, entry.other],
          ]
        : [[key, entry]],
    ),
  );
}

function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
}

describe.each(files)('texts of %s', (file) => {
  it('are whole in both languages, with the same places to fill', async () => {
    const texts = await textsOf(file);
    expect(texts.filter(([, { zh, en }]) => zh === '' || en === '').map(([key]) => key)).toEqual([]);
    const different = texts.filter(([, { zh, en }]) => {
      // A singular may leave out the number that it says in words.
      const [inZh, inEn] = [new Set(places(zh)), new Set(places(en))];
      inZh.delete('n');
      inEn.delete('n');
      return [...inZh].join() !== [...inEn].join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });
});

describe('a text that is said', () => {
  const texts = {
    plain: { zh: '甲 {a} 乙 {missing}', en: 'A {a} B {missing}' },
    left: { one: { zh: '还剩 {n} 天', en: '{n} day left' }, other: { zh: '还剩 {n} 天', en: '{n} days left' } },
  } as const;

  it('has its places filled, and those that nobody fills stay', () => {
    expect(say('en', texts)('plain', { a: '<$&>' })).toBe('A <$&> B {missing}');
    expect(say('zh', texts)('plain', { a: 1 })).toBe('甲 1 乙 {missing}');
  });

  it('tells one from many', () => {
    expect([0, 1, 2].map((n) => say('en', texts)('left', { n }))).toEqual(['0 days left', '1 day left', '2 days left']);
    expect(say('zh', texts)('left', { n: 1 })).toBe('还剩 1 天');
  });
});
