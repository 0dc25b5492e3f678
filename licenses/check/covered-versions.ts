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
import { versionOrders } from '../version-order-registry.ts';

type Compare = (a: string, b: string) => number | null;

const comparator = /^(>=|<=|!=|==|>|<|=)?(.+)$/u;
const longest = 1000;

function meets(version: string, part: string, compare: Compare): boolean | null {
  const [, sign = '=', bound = ''] = comparator.exec(part) ?? [];
  const order = version === bound ? 0 : compare(version, bound);
  if (order === null) return null;
  if (sign === '>=') return order >= 0;
  if (sign === '<=') return order <= 0;
  if (sign === '>') return order > 0;
  if (sign === '<') return order < 0;
  return sign === '!=' ? order !== 0 : order === 0;
}

function meetsAll(version: string, alternative: string, compare: Compare): boolean | null {
  const parts = alternative
    .replaceAll(/([<>=!])[ \t]+/gu, '$1')
    .split(/[\s,]+/u)
    .filter((part) => part !== '');
  const answers = parts.map((part) => meets(version, part, compare));
  if (answers.includes(false)) return false;
  return answers.includes(null) || parts.length === 0 ? null : true;
}

/**
 * Whether a version lies in the range of a waiver or curation, by the order of the ecosystem: `>=1.2 <2`, `1.4.0`, `1.4 || >=2`.
 * `*` is every version, and none. Null when it cannot be told: no version, or one that the order does not know.
 */
export function coversVersion(ecosystem: string, range: string, version: string | null): boolean | null {
  if (range.trim() === '*') return true;
  if (version === null || range.length > longest) return null;
  const compare = versionOrders.get(ecosystems.get(ecosystem)?.versionOrder ?? '')?.compare ?? (() => null);
  const answers = range.split('||').map((alternative) => meetsAll(version, alternative, compare));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}
