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

import type { Expression } from './expression.ts';

/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An expression of these licences, nested up to `depth`, for tests that try many. */
export function randomExpression(random: () => number, names: readonly string[], depth: number): Expression {
  if (depth === 0 || random() < 0.25) {
    const id = names[Math.floor(random() * names.length)] as string;
    return { kind: 'licence', id, exception: null };
  }
  const kind = random() < 0.5 ? 'and' : 'or';
  const count = 2 + Math.floor(random() * 2);
  const parts = Array.from({ length: count }, () => randomExpression(random, names, depth - 1));
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}
