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

import { type Category, categoryOf } from '../compatibility/categories.ts';
import { canonical, type Expression, tryExpression } from '../expression.ts';

/** From what asks for least to what asks for most; texts and fonts beside. */
const burdens: readonly Category[] = [
  'public-domain',
  'permissive',
  'font',
  'content',
  'weak-file',
  'weak-library',
  'content-share-alike',
  'strong',
  'network',
  'content-restricted',
  'source-available',
  'proprietary',
];

/** How much an expression asks for: of a choice the least, of several together the most; null where a licence is not known. */
function burden(expression: Expression): number | null {
  if (expression.kind === 'none') return burdens.length;
  if (expression.kind === 'noassertion') return null;
  if (expression.kind === 'licence') {
    const at = burdens.indexOf(categoryOf(expression.id));
    return at < 0 ? null : at;
  }
  const parts = expression.parts.map(burden);
  const known = parts.filter((part) => part !== null);
  if (expression.kind === 'or') return known.length === 0 ? null : Math.min(...known);
  return known.length < parts.length ? null : Math.max(...known);
}

/**
 * How a licence moved. `stricter`: it asks for more than before. `freer`: for less. `other`: it is another one, and asks for
 * about as much, or nobody can say. Null: it is the same.
 */
export function licenceDrift(before: string, after: string): 'stricter' | 'freer' | 'other' | null {
  const [was, is] = [tryExpression(before), tryExpression(after)];
  if (was === null || is === null) return before === after ? null : 'other';
  if (canonical(was) === canonical(is)) return null;
  const [least, most] = [burden(was), burden(is)];
  if (least === null || most === null || least === most) return 'other';
  return most > least ? 'stricter' : 'freer';
}
