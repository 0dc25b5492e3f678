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
import { compareNumbers, compareTexts, isNumber, orderOf } from '../version-text.ts';

/** A number or qualifier with the mark before it; a change between digits and letters counts as a hyphen. */
interface Token {
  readonly mark: '' | '.' | '-';
  readonly value: string;
}

/** Known qualifiers, lowest first; the empty one is the release. Unknown ones come after. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const aliases: ReadonlyMap<string, string> = new Map([
  ['ga', ''],
  ['final', ''],
  ['release', ''],
  ['cr', 'rc'],
]);
const short: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

function valueOf(part: string, beforeNumber: boolean): string {
  if (part === '') return '0';
  if (isNumber(part)) return part.replace(/^0+(?=[0-9])/u, '');
  return aliases.get(part) ?? (beforeNumber ? short.get(part) : undefined) ?? part;
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/(^|[.-])([^.-]*)/gu)).flatMap(([, mark = '', word = '']) => {
    const parts = word.match(/[0-9]+|[^0-9]+/gu) ?? [''];
    return parts.map(
      (part, index): Token => ({
        mark: index > 0 ? '-' : (mark as Token['mark']),
        value: valueOf(part, index < parts.length - 1),
      }),
    );
  });
}

/** Leaves out what says nothing (`0`, the release) at the end, and before every hyphen. */
function trimmed(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.mark === '-') dropNulls(kept);
    kept.push(token);
  }
  dropNulls(kept);
  return kept;
}

function dropNulls(tokens: Token[]): void {
  for (
    let last = tokens.at(-1);
    tokens.length > 1 && (last?.value === '0' || last?.value === '');
    last = tokens.at(-1)
  ) {
    tokens.pop();
  }
}

/** `.qualifier` < `-qualifier` < `-number` < `.number`. */
function rank({ mark, value }: Token): number {
  if (isNumber(value)) return mark === '-' ? 2 : 3;
  return mark === '-' ? 1 : 0;
}

function compareQualifiers(a: string, b: string): number {
  const [left, right] = [qualifiers.indexOf(a), qualifiers.indexOf(b)];
  if (left < 0 && right < 0) return compareTexts(a, b);
  return (left < 0 ? qualifiers.length : left) - (right < 0 ? qualifiers.length : right);
}

function compareTokens(a: Token, b: Token): number {
  if (a.mark !== b.mark && !(a.mark === '' || b.mark === '')) return rank(a) - rank(b);
  const [left, right] = [isNumber(a.value), isNumber(b.value)];
  if (left && right) return compareNumbers(a.value, b.value);
  return left === right ? compareQualifiers(a.value, b.value) : left ? 1 : -1;
}

/** A missing token is a 0 after a dot and the release after a hyphen; before a qualifier it is the release. */
function padding(token: Token): Token {
  return { mark: token.mark, value: isNumber(token.value) && token.mark === '.' ? '0' : '' };
}

function compare(a: readonly Token[], b: readonly Token[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [x, y] = [a[index], b[index]];
    const order = compareTokens(x ?? padding(y as Token), y ?? padding(x as Token));
    if (order !== 0) return order;
  }
  return 0;
}

export const maven = defineVersionOrder({
  id: 'maven',
  source: 'https://maven.apache.org/pom.html#version-order-specification',
  compare: orderOf((text) => (text.trim() === '' ? null : trimmed(tokensOf(text.trim().toLowerCase()))), compare),
});
