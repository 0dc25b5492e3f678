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
import { compareNumbers, isNumber, orderOf } from '../version-text.ts';

/** Words by the beginnings that PHP knows, lowest first; others come before them all. */
const words = [['dev'], ['alpha', 'a'], ['beta', 'b'], ['RC', 'rc'], ['#'], ['pl', 'p']];
const numberWord = '#';

function weight(part: string): number {
  return words.findIndex((names) => names.some((name) => part.startsWith(name)));
}

function parts(text: string): string[] | null {
  const rest = text.trim().replace(/^[vV](?=[0-9])/u, '');
  return rest === '' ? null : (rest.match(/[0-9]+|[^0-9._+-]+/gu) ?? []);
}

function compareParts(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  return weight(isNumber(a) ? numberWord : a) - weight(isNumber(b) ? numberWord : b);
}

/** As `version_compare` of PHP, which Composer's own comparison comes to. */
function compare(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareParts(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  const [longer, sign] = a.length > b.length ? [a, 1] : [b, -1];
  for (const part of longer.slice(shared)) {
    const order = isNumber(part) ? 1 : compareParts(part, numberWord);
    if (order !== 0) return sign * order;
  }
  return 0;
}

export const packagist = defineVersionOrder({
  id: 'packagist',
  source: 'https://www.php.net/manual/en/function.version-compare.php',
  compare: orderOf(parts, compare),
});
