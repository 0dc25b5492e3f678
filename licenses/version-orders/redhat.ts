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

interface Rpm {
  readonly epoch: string;
  readonly version: string;
  /** Null where there is none, which comes before any. */
  readonly release: string | null;
}

function read(text: string): Rpm | null {
  const found = /^(?:([0-9]+):)?([^-]*)(?:-(.*))?$/su.exec(text.trim());
  if (found === null || text.trim() === '') return null;
  const [, epoch = '0', version = '', release = null] = found;
  return { epoch, version, release };
}

/** Runs of digits, of letters, and the marks `~` and `^`; all else only separates. */
function tokens(text: string): string[] {
  return text.match(/[0-9]+|[A-Za-z]+|[~^]/gu) ?? [];
}

/** `~` before the end, the end before `^`, and `^` before letters before numbers. */
function rank(token: string | undefined): number {
  if (token === '~') return 0;
  if (token === undefined) return 1;
  if (token === '^') return 2;
  return isNumber(token) ? 4 : 3;
}

/** As `rpmvercmp`. */
function compareParts(a: string, b: string): number {
  const left = tokens(a);
  const right = tokens(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [x, y] = [left[index], right[index]];
    const order = rank(x) - rank(y);
    if (order !== 0) return order;
    const inner = isNumber(x) ? compareNumbers(x, y ?? '') : compareTexts(x ?? '', y ?? '');
    if (inner !== 0) return inner;
  }
  return 0;
}

function compareReleases(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return compareParts(a, b);
}

export const redhat = defineVersionOrder({
  id: 'redhat',
  source: 'https://rpm.org/docs/6.0.x/man/rpm-version.7',
  compare: orderOf(
    read,
    (a, b) =>
      compareNumbers(a.epoch, b.epoch) || compareParts(a.version, b.version) || compareReleases(a.release, b.release),
  ),
});
