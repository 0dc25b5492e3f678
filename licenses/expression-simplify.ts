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

import { canonical, type Expression } from './expression.ts';

type Group = Extract<Expression, { readonly kind: 'and' | 'or' }>;

interface Side {
  readonly expression: Expression;
  /** What is joined in it by the other operator. */
  readonly members: ReadonlySet<string>;
}

function side(expression: Expression, other: 'and' | 'or'): Side {
  const parts = expression.kind === other ? expression.parts : [expression];
  return { expression, members: new Set(parts.map(canonical)) };
}

/** The parts without those that another part makes superfluous: in `A OR (A AND B)` and `A AND (A OR B)` only `A` counts. */
function absorbed(kind: 'and' | 'or', parts: readonly Expression[]): Expression[] {
  const sides = parts.map((part) => side(part, kind === 'and' ? 'or' : 'and'));
  const holders = new Map<string, Side[]>();
  const kept = new Set<Side>();
  // Smaller sets first: what absorbs another has no more members than that.
  for (const one of sides.toSorted((a, b) => a.members.size - b.members.size)) {
    const candidates = [...one.members].flatMap((member) => holders.get(member) ?? []);
    if (candidates.some((held) => held.members.isSubsetOf(one.members))) continue;
    kept.add(one);
    const [first = ''] = one.members;
    const holding = holders.get(first);
    if (holding === undefined) holders.set(first, [one]);
    else holding.push(one);
  }
  return sides.filter((one) => kept.has(one)).map(({ expression }) => expression);
}

function simplifiedGroup({ kind, parts }: Group): Expression {
  const flat = parts.map(simplify).flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const left = absorbed(kind, flat);
  return left.length === 1 ? (left[0] as Expression) : { kind, parts: left };
}

/** The same choice and the same duties in fewer words: repetitions and what another part makes superfluous are left out; nothing is multiplied out. */
export function simplify(expression: Expression): Expression {
  return expression.kind === 'and' || expression.kind === 'or' ? simplifiedGroup(expression) : expression;
}
