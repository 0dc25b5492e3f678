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

import { ecosystems } from '../ecosystem-registry.ts';
import { defineVersionOrder } from '../version-order.ts';
import { versionOrders } from '../version-order-registry.ts';
import { inRange } from '../version-range.ts';

const longest = 1000;
const comparator = /^(?:[<>]=?|[=!]=|=)?[^\s<>=!^~*|,[(]\S{0,199}$/u;

/** Versions that have no order are only equal to their own text. */
const unordered = defineVersionOrder({
  id: 'unordered',
  source: 'https://ossf.github.io/osv-schema/#affectedrangestype-field',
  compare: () => null,
});

/** Alternatives of a range, each with what must hold together: blanks and commas are "and". */
function partsOf(range: string): string[][] {
  return range.split('||').map((alternative) =>
    alternative
      .replaceAll(/([<>=!])[ \t]+/gu, '$1')
      .split(/[\s,]+/u)
      .filter((part) => part !== ''),
  );
}

/** Whether the text is a range at all; `^1.2` and `~> 1.2` are not, since ecosystems do not agree on what they mean. */
export function isVersionRange(range: string): boolean {
  if (range.length > longest) return false;
  return partsOf(range).every(
    (parts) => parts.length > 0 && parts.every((part) => part === '*' || comparator.test(part)),
  );
}

/**
 * Whether a version lies in the range of a waiver or curation, by the order of the ecosystem: `>=1.2 <2`, `1.4.0`, `1.4 || >=2`.
 * `*` is every version, and none. Null when it cannot be told: no version, or one that the order does not know.
 */
export function coversVersion(ecosystem: string, range: string, version: string | null): boolean | null {
  if (range.trim() === '*') return true;
  if (version === null || !isVersionRange(range)) return null;
  const order = versionOrders.get(ecosystems.get(ecosystem)?.versionOrder ?? '') ?? unordered;
  const plain = partsOf(range).map((parts) => parts.join(','));
  return inRange(order, version, plain.join('||'));
}
