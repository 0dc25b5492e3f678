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
import { compareLists, compareNumbers, compareTexts, isNumber, orderOf } from '../version-text.ts';

function withoutZeros(parts: readonly string[]): string[] {
  return parts.slice(0, parts.findLastIndex((part) => !/^0+$/u.test(part)) + 1);
}

/** The segments without zeros at the end of the numbers and at the end of all; a `-` begins a pre-release. */
function segments(text: string): string[] | null {
  if (!/^\s*[0-9]/u.test(text)) return null;
  const found = text.replaceAll('-', '.pre.').match(/[0-9]+|[a-z]+/giu) ?? [];
  const word = found.findIndex((part) => !isNumber(part));
  const end = word < 0 ? found.length : word;
  return [...withoutZeros(found.slice(0, end)), ...withoutZeros(found.slice(end))];
}

function compareSegments(a: string, b: string): number {
  const left = isNumber(a);
  const right = isNumber(b);
  if (left && right) return compareNumbers(a, b);
  return left === right ? compareTexts(a, b) : left ? 1 : -1;
}

export const rubygems = defineVersionOrder({
  id: 'rubygems',
  source: 'https://docs.ruby-lang.org/en/master/Gem/Version.html',
  compare: orderOf(segments, (a, b) => compareLists(a, b, compareSegments, '0')),
});
