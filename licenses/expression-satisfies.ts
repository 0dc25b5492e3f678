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

import { LicenceError } from './error.ts';
import { type Expression, parseExpression } from './expression.ts';
import type { LicencePart } from './expression-expand.ts';
import { versionsMeet } from './expression-versions.ts';

function entry(source: string, index: number): LicencePart {
  const expression = parseExpression(source);
  if (expression.kind === 'licence') return expression;
  throw new LicenceError('bad-list', index, `"${source.slice(0, 80)}" is not one licence.`);
}

function allows(allowed: LicencePart, part: LicencePart): boolean {
  const sameException = (allowed.exception ?? '').toLowerCase() === (part.exception ?? '').toLowerCase();
  return sameException && versionsMeet(allowed.id, part.id);
}

function met(expression: Expression, allowed: readonly LicencePart[]): boolean {
  if (expression.kind === 'licence') return allowed.some((one) => allows(one, expression));
  if (expression.kind === 'and') return expression.parts.every((part) => met(part, allowed));
  return expression.kind === 'or' && expression.parts.some((part) => met(part, allowed));
}

/**
 * Whether the expression can be met with licences of the list alone: every part of an AND and one of an OR.
 * `or later` on either side reaches the versions behind it; exceptions must be the same.
 * NONE and NOASSERTION are never met. Throws {@link LicenceError} for what is no expression, and for an empty list.
 */
export function satisfies(source: string, allowed: readonly string[]): boolean {
  const expression = parseExpression(source);
  if (allowed.length === 0) throw new LicenceError('bad-list', 0, 'The list of allowed licences is empty.');
  return met(expression, allowed.map(entry));
}
