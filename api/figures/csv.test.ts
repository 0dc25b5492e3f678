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
import { csvRow } from './csv.ts';

test.each<[string, readonly (string | number | boolean | null)[], string]>([
  ['plain values', ['a', 1.5, true, null, ''], 'a,1.5,true,,\r\n'],
  ['commas, quotes and line ends', ['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
  ['spaces at the edges', [' a', 'a '], '" a","a "\r\n'],
  ['formulas', ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'], `'=1+1,'+1,'-1,'@SUM(A1),"'\t=1"\r\n`],
  ['formulas behind spaces, and in full width', [' =1+1', '\u3000@SUM(A1)', '＝1'], "' =1+1,'\u3000@SUM(A1),'＝1\r\n"],
  ['negative numbers, which are no formulas', [-1], '-1\r\n'],
])('%s', (_what, values, line) => {
  expect(csvRow(values)).toBe(line);
});
