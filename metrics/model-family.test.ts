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

import { describe, expect, it } from 'vitest';
import type { Scope } from '#store/facts.ts';
import { ahpWeights, solveAhp } from './ahp.ts';
import { checks } from './check-registry.ts';
import { metrics } from './metric-registry.ts';
import type { Model, ModelInput } from './model.ts';
import { models } from './model-registry.ts';

const categories = new Set([...checks.values()].map(({ category }) => category));

/** What keeps an input from ever being measured for a scope; null = nothing, or it says itself why. */
function unmeasurable(input: ModelInput, scope: Scope): string | null {
  if (input.unavailable !== undefined) return null;
  if (input.from === 'checks') return categories.has(input.id as never) ? null : `no category ${input.id}`;
  if (input.from === 'check') return checks.has(input.id) ? null : `no check ${input.id}`;
  const id = input.reads?.metric ?? input.id;
  const metric = metrics.get(id);
  if (metric === undefined) return `no metric ${id}`;
  if (!metric.scopes.includes(scope)) return `${id} has no figures of a ${scope}`;
  return metric.periods.includes('window12') ? null : `${id} has no figures of 12 months`;
}

describe.each([...models])('%s', (id, card: Model) => {
  const scopes = Object.entries(card.parts) as [Scope, NonNullable<Model['parts'][Scope]>][];

  it('is named as its file, in both languages', () => {
    expect(card.id).toBe(id);
    for (const text of [card.name, card.description, card.formula]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(card.source).toMatch(/^https:\/\//);
  });

  it('reads what is measured, or says why it is not', () => {
    const wrong = scopes.flatMap(([scope, parts]) =>
      parts.flatMap(({ inputs }) => inputs.flatMap((input) => unmeasurable(input, scope) ?? [])),
    );
    expect(wrong).toEqual([]);
  });

  it('gives a column of a table one meaning', () => {
    for (const [, parts] of scopes) {
      const owners = new Map<string, string>();
      for (const input of parts.flatMap(({ inputs }) => inputs)) {
        for (const column of [input.id, ...(input.aliases ?? [])]) {
          const key = column.toLowerCase();
          expect(owners.get(key) ?? input.id).toBe(input.id);
          owners.set(key, input.id);
        }
      }
    }
  });

  it('has the parts and signs that its rule knows', () => {
    for (const [, parts] of scopes) {
      const inputs = parts.flatMap((part) => part.inputs);
      const joined = card.rule === 'categories';
      expect(card.missing).toBe(joined ? 'spread' : 'worst');
      expect(joined && inputs.some(({ weight }) => weight <= 0)).toBe(false);
      expect(joined || (parts.length === 1 && parts[0]?.weight === 1)).toBe(true);
    }
  });

  it('keeps its weights from consistent matrices', () => {
    const matrices = card.ahp.length === 0 ? [] : [card.ahp];
    for (const [, parts] of matrices.length === 0 ? [] : scopes) {
      expect(parts.map(({ weight }) => weight)).toEqual(ahpWeights(card.ahp));
    }
    const own = scopes.flatMap(([, parts]) => parts.filter(({ ahp }) => ahp !== undefined));
    for (const matrix of [...matrices, ...own.map(({ ahp }) => ahp ?? [])]) {
      expect(solveAhp(matrix).ratio).toBeLessThan(0.1);
    }
    const missed = own.flatMap(({ ahp, inputs }) => {
      const weights = ahpWeights(ahp ?? []);
      return inputs.map(({ weight }, index) => Math.abs(Math.abs(weight) - (weights[index] ?? 0)));
    });
    // Cards carry four decimals, as the code of Compass does.
    expect(Math.max(0, ...missed)).toBeLessThanOrEqual(5e-5);
  });
});

it.each(['participation', 'quality'])('%s spreads what is missing, and its inputs add up', (id) => {
  const card = models.get(id) as Model;
  expect(card).toMatchObject({ partCoverage: 0.4, totalCoverage: 0.6, missing: 'spread', scale: 100 });
  for (const part of Object.values(card.parts).flat()) {
    expect(part.inputs.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 9);
  }
});
