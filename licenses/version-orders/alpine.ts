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

import { defineVersionOrder } from '../version-order.ts';
import { compareLists, compareNumbers, compareTexts, orderOf } from '../version-text.ts';

interface Suffix {
  /** Place among the suffixes; that of the empty one is 4. */
  readonly weight: number;
  readonly number: string;
}

interface Alpine {
  readonly text: string;
  /** The end of it is not of the form. */
  readonly valid: boolean;
  readonly numbers: readonly string[];
  readonly letter: string;
  readonly suffixes: readonly Suffix[];
  readonly build: string;
  readonly rest: string;
}

const suffixes = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const noSuffix: Suffix = { weight: suffixes.indexOf(''), number: '0' };
const shape =
  /^((?:[0-9]+\.?)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*)(?:~[0-9a-f]+)?(?:-r([0-9]*))?(.*)$/su;

function read(text: string): Alpine | null {
  const found = shape.exec(text.trim());
  if (found === null || text.trim() === '') return null;
  const [, numbers = '', letter = '', listed = '', build, rest = ''] = found;
  return {
    text,
    valid: build !== undefined || rest === '',
    numbers: numbers === '' ? [] : numbers.split('.'),
    letter,
    suffixes: Array.from(listed.matchAll(/_([a-z]+)([0-9]*)/gu), ([, name = '', number = '']) => ({
      weight: suffixes.indexOf(name),
      number,
    })),
    build: build ?? '',
    rest,
  };
}

/** After the first number, digits that begin with 0 are read like decimals: `1.06` < `1.1`. */
function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [x, y] = [a[index], b[index]];
    const decimal = index > 0 && x !== undefined && y !== undefined && (x.startsWith('0') || y.startsWith('0'));
    const order = decimal ? compareTexts(x, y) : compareNumbers(x ?? '0', y ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** As `apk version -t` of the 3.x line; two that are both invalid are compared as texts. */
function compare(a: Alpine, b: Alpine): number {
  if (!a.valid && !b.valid) return compareTexts(a.text, b.text);
  return (
    compareParts(a.numbers, b.numbers) ||
    compareTexts(a.letter, b.letter) ||
    compareLists(
      a.suffixes,
      b.suffixes,
      (x, y) => x.weight - y.weight || compareNumbers(x.number, y.number),
      noSuffix,
    ) ||
    compareNumbers(a.build, b.build) ||
    Number(a.rest === '') - Number(b.rest === '')
  );
}

export const alpine = defineVersionOrder({
  id: 'alpine',
  source: 'https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd',
  compare: orderOf(read, compare),
});
