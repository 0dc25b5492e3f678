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

import { describe, expect, it } from 'vitest';
import { processorTime } from '../testing.ts';
import { vocabularyOf } from './vocabulary.ts';
import { newWords, readWords, wordsOf } from './words.ts';

describe('words of a text', () => {
  it.each([
    ['letter case and punctuation', 'The "GNU" General-Public LICENSE.', 'the gnu general public license'],
    ['letters and digits apart', 'GPLv2 LGPL2.1', 'gpl version 2 lgpl 2.1'],
    ['a version without its .0', 'Apache 2.0, v2.0 and 3.0.1', 'apache 2 version 2 and 3.0.1'],
    ['years', 'Copyright 1999, 2001-2024 by Zhang San', 'copyright by zhang san'],
    ['copyright signs', 'Copyright (c) © 2020 A', 'copyright a'],
    ['an ampersand', 'terms & conditions &amp; more &quot;x&quot;', 'terms and conditions and more x'],
    [
      'list marks',
      'a. first\n b) second\n iv. third\n(c2) fourth (a) fifth\n1. sixth',
      'first second third c 2 fourth fifth sixth',
    ],
    ['a number that ends a sentence', 'version\n2. You may', 'version 2 you may'],
    ['the plus of or later', 'GPL-2.0+ C++ LGPL+', 'gpl 2 + c lgpl +'],
    ['addresses', 'https://www.gnu.org/licenses/', 'gnu org licenses'],
    ['comment marks', 'dnl This\nrem that\nC  word\n// * # x', 'this that word x'],
    [
      'HTML',
      '<p class="x">Free <b>software</b> <year> <a href="http://a.org/l">here</a>',
      'free software year a org l here',
    ],
    ['Han characters', '木兰许可证，第2版', '木 兰 许 可 证 第 2 版'],
    ['letters beyond ASCII', 'Logiciel libéré', 'logiciel libéré'],
  ])('%s', (_, text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  it('have the bytes from which they were read', () => {
    const bytes = new TextEncoder().encode('“Free” GPLv2.0+');
    const words = newWords(1);
    readWords(bytes, vocabularyOf(['free', 'gpl', 'version', '2', '+']), words);
    const spans = Array.from({ length: words.count }, (_, at) =>
      new TextDecoder().decode(bytes.subarray(words.from[at], words.to[at])),
    );
    expect(spans).toEqual(['Free', 'GPL', 'v', '2.0', '+']);
    expect([...words.ids.subarray(0, words.count)]).toEqual([1, 2, 3, 4, 5]);
  });

  it('have number 0 where no rule uses them, and one number for spellings that mean the same', () => {
    const words = newWords();
    readWords(new TextEncoder().encode('licence license zebra owner'), vocabularyOf(['license', 'holder']), words);
    expect([...words.ids.subarray(0, words.count)]).toEqual([1, 1, 0, 2]);
  });

  it('of Latin-1 are read where they are ASCII', () => {
    const words = newWords();
    readWords(Uint8Array.from([0xa9, 32, 97, 98, 0xff, 32, 97, 98]), vocabularyOf(['ab', 'copyright']), words);
    expect([...words.ids.subarray(0, words.count)]).toContain(1);
  });

  it.each([
    ['one word', 'a'.repeat(3_000_000)],
    ['openers', '<'.repeat(1_000_000)],
    ['elements', '<a '.repeat(500_000)],
    ['ampersands', '&#'.repeat(1_000_000)],
    ['digits', '1.'.repeat(1_000_000)],
    ['NULs', '\0'.repeat(3_000_000)],
    ['brackets', '(a)'.repeat(500_000)],
  ])('%s are read in time linear in their length', (_, text) => {
    const bytes = new TextEncoder().encode(text);
    const words = newWords();
    expect(processorTime(() => readWords(bytes, vocabularyOf(['a']), words))).toBeLessThan(2000);
  });
});
