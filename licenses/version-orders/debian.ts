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
import { compareNumbers, orderOf } from '../version-text.ts';

interface Debian {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

function read(text: string): Debian | null {
  const found = /^\s*(?:([0-9]+):)?([^\s:-][^\s]*)\s*$/u.exec(text);
  if (found === null) return null;
  const [, epoch = '0', rest = ''] = found;
  const dash = rest.lastIndexOf('-');
  return dash < 0
    ? { epoch, upstream: rest, revision: '0' }
    : { epoch, upstream: rest.slice(0, dash), revision: rest.slice(dash + 1) };
}

/** `~` before the end, the end before letters, and letters before all else. */
function rank(character: string): number {
  if (character === '~') return -1;
  if (character === '') return 0;
  return /[a-z]/iu.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 0x1_00_00;
}

function compareWords(a: string, b: string): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = rank(a.charAt(index)) - rank(b.charAt(index));
    if (order !== 0) return order;
  }
  return 0;
}

/** Alternating runs of other characters and of digits, as `dpkg` takes them from the left. */
function comparePart(a: string, b: string): number {
  const left = a.matchAll(/([^0-9]*)([0-9]*)/gu);
  const right = b.matchAll(/([^0-9]*)([0-9]*)/gu);
  for (;;) {
    const [x, y] = [left.next().value, right.next().value];
    if (x === undefined && y === undefined) return 0;
    const order = compareWords(x?.[1] ?? '', y?.[1] ?? '') || compareNumbers(x?.[2] ?? '', y?.[2] ?? '');
    if (order !== 0) return order;
  }
}

export const debian = defineVersionOrder({
  id: 'debian',
  source: 'https://www.debian.org/doc/debian-policy/ch-controlfields.html#version',
  compare: orderOf(
    read,
    (a, b) =>
      compareNumbers(a.epoch, b.epoch) || comparePart(a.upstream, b.upstream) || comparePart(a.revision, b.revision),
  ),
});
