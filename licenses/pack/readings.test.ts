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
import { openMark, readingsOf } from './readings.ts';

function shown(match: string): string[] {
  return readingsOf(match).map((reading) =>
    reading.replace(new RegExp(`${openMark}([^])`, 'gu'), (_, words: string) => `<${words.charCodeAt(0)}>`),
  );
}

describe('readings of a template match', () => {
  it.each([
    ['are|is', ['are', 'is']],
    ['EXPRESS(ED)?', ['EXPRESSED', 'EXPRESS']],
    ['(Conditions|Terms) [oO]f [uU]se', ['Conditions of use', 'Terms of use']],
    ['Library|', ['Library', '']],
    ['.+', [' <40> ']],
    ['.{54,64}', [' <16> ']],
    ['the Back-Cover Texts being .+|no Back-Cover Texts', ['the Back-Cover Texts being  <40> ', 'no Back-Cover Texts']],
    ['OpenSSL\\s+library', ['OpenSSL library']],
    ['file(\\(s\\))?', ['file(s)', 'file']],
    ['1\\.[01]', ['1.0']],
    ['[^.]+\\.', [' <40> .']],
    ['\\[Notices\\]\\(#notices\\)|Notices', ['[Notices](#notices)', 'Notices']],
    ['-{1,2}', ['-']],
    ['', ['']],
  ])('%s', (match, wanted) => {
    expect(shown(match)).toEqual(wanted);
  });

  it('stays bounded where choices multiply', () => {
    expect(shown('(a|b)(c|d)(e|f)(g|h)(i|j)(k|l)(m|n)')).toEqual([' <40> m', ' <40> n']);
    expect(shown('(a|b|c|d|e|f|g|h)(a|b|c|d|e|f|g|h)')).toEqual([' <40> ']);
  });

  it.each(['(a', 'a)', '[a'])('refuses %s', (match) => {
    expect(() => readingsOf(match)).toThrow(expect.objectContaining({ kind: 'syntax' }));
  });
});
