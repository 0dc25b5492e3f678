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
import { canonical, type Expression, formatExpression } from './expression.ts';

/** A licence with its exception, of an expression. */
export type LicencePart = Extract<Expression, { readonly kind: 'licence' }>;

const mostAlternatives = 1024;

type Alternative = ReadonlyMap<string, LicencePart>;

function union(a: Alternative, b: Alternative): Alternative {
  return new Map([...a, ...b]);
}

function distinct(alternatives: readonly Alternative[], most: number): Alternative[] {
  const found = new Map(alternatives.map((one) => [[...one.keys()].sort().join(' AND '), one]));
  if (found.size > most) {
    throw new LicenceError('too-many-alternatives', 0, `The expression offers more than ${most} alternatives.`);
  }
  return [...found.values()];
}

function alternativesOf(expression: Expression, most: number): Alternative[] {
  if (expression.kind === 'licence') return [new Map([[canonical(expression), expression]])];
  if (expression.kind !== 'and' && expression.kind !== 'or') return [];
  const sides = expression.parts.map((part) => alternativesOf(part, most));
  if (expression.kind === 'or') return distinct(sides.flat(), most);
  return sides.reduce((all, next) => {
    if (all.length * next.length > most * 8) {
      throw new LicenceError('too-many-alternatives', 0, `The expression offers more than ${most} alternatives.`);
    }
    return distinct(
      all.flatMap((one) => next.map((other) => union(one, other))),
      most,
    );
  });
}

/**
 * Every way to meet the expression: one alternative is a list of licences that apply together.
 * NONE and NOASSERTION offer none. Throws {@link LicenceError} past `most` alternatives.
 */
export function expand(expression: Expression, most: number = mostAlternatives): LicencePart[][] {
  return alternativesOf(expression, most).map((one) => [...one.values()]);
}

/** Licences of an expression with their exceptions, in order, each once. */
export function licencesOf(expression: Expression): LicencePart[] {
  const parts = (one: Expression): LicencePart[] => {
    if (one.kind === 'licence') return [one];
    return one.kind === 'and' || one.kind === 'or' ? one.parts.flatMap(parts) : [];
  };
  return [...new Map(parts(expression).map((part) => [formatExpression(part), part])).values()];
}
