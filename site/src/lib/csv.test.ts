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
import { csv } from './csv.ts';

/** A reader of RFC 4180, written apart from the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  const token = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n|$)/y;
  while (token.lastIndex < text.length) {
    const [, cell = '', end] = token.exec(text) ?? [];
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '|calc',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '  =1',
  '\u3000=1',
  '\u00a0-x',
])('%j is disarmed with an apostrophe', (value) => {
  expect(parse(csv(['a'], [[value]]))).toEqual([['a'], [`'${value}`]]);
});

test.each(['plain', 'a,b', 'a;b', 'say "hi"', 'two\r\nlines', ' padded ', "it's", '张三', 'a=b', '<b>'])(
  '%j comes back as it was',
  (value) => {
    expect(parse(csv(['h'], [[value], ['x']]))).toEqual([['h'], [value], ['x']]);
  },
);

test('numbers stay numbers, negative ones too, and unknown is an empty cell', () => {
  expect(csv(['a', 'b', 'c'], [[-1.5, 0, null]])).toBe('a,b,c\r\n-1.5,0,\r\n');
});
