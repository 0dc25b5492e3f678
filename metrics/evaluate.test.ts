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
import { ahpWeights, solveAhp } from './ahp.ts';
import { type CheckFigure, evaluate, type MetricFigure, type ModelFacts, shaped } from './evaluate.ts';
import { defineModel, type Model, type ModelInput } from './model.ts';
import { models } from './model-registry.ts';
import { randomStream } from './rank/random.ts';

const name = { zh: '名', en: 'Name' };

function input(id: string, weight: number, more: Partial<ModelInput> = {}): ModelInput {
  return { id, from: 'metric', name, weight, shape: { kind: 'share' }, ...more };
}

function model(parts: readonly { readonly weight: number; readonly inputs: readonly ModelInput[] }[]): Model {
  return defineModel({
    id: 'trial',
    name,
    description: name,
    revision: 3,
    source: 'https://example.org/',
    formula: name,
    rule: 'categories',
    missing: 'spread',
    scale: 100,
    partCoverage: 0.4,
    totalCoverage: 0.6,
    ahp: [],
    parts: { project: parts.map((part, index) => ({ id: `part-${index}`, name, ...part })) },
  });
}

function facts(metrics: Record<string, number | null>, checks: Record<string, Partial<CheckFigure>> = {}): ModelFacts {
  const figure = (value: number | null): MetricFigure => ({
    value,
    reason: value === null ? { zh: '未知', en: 'unknown' } : null,
  });
  const check = (part: Partial<CheckFigure>): CheckFigure => ({
    name,
    category: 'security',
    weight: 1,
    status: 'pass',
    score: part.status === undefined || part.status === 'pass' ? 1 : part.status === 'fail' ? 0 : null,
    message: null,
    ...part,
  });
  return {
    metrics: new Map(Object.entries(metrics).map(([id, value]) => [id, figure(value)])),
    checks: new Map(Object.entries(checks).map(([id, part]) => [id, check(part)])),
  };
}

describe('shapes', () => {
  it.each([
    [{ kind: 'log', threshold: 9 } as const, 9, 1],
    [{ kind: 'log', threshold: 9 } as const, 0, 0],
    [{ kind: 'log', threshold: 99 } as const, 9, 0.5],
    [{ kind: 'log', threshold: 9 } as const, 1000, 1],
    [{ kind: 'log', threshold: 9 } as const, -4, 0],
    [{ kind: 'share' } as const, 0.25, 0.25],
    [{ kind: 'share' } as const, 1.5, 1],
    [{ kind: 'inverse', limit: 20 } as const, 5, 0.75],
    [{ kind: 'inverse', limit: 20 } as const, 30, 0],
    [{ kind: 'check' } as const, 0.4, 0.4],
  ])('%j of %f is %f', (shape, value, expected) => {
    expect(shaped(shape, value)).toBeCloseTo(expected, 12);
  });
});

describe('missing rules', () => {
  const two = model([
    { weight: 0.6, inputs: [input('a', 0.5), input('b', 0.5)] },
    { weight: 0.4, inputs: [input('c', 0.4), input('d', 0.6)] },
  ]);

  it('weighs what was measured', () => {
    const result = evaluate(two, 'project', facts({ a: 0.5, b: 1, c: 1, d: 0 }));
    expect(result).toMatchObject({ model: 'trial', revision: 3, value: 61, coverage: 1, reason: null });
    expect(result.parts.map((part) => part.value)).toEqual([75, 40]);
  });

  it('keeps a part at exactly 40 % and counts its coverage', () => {
    const result = evaluate(two, 'project', facts({ a: 0.5, b: 1, c: 1, d: null }));
    expect(result).toMatchObject({ value: 85, coverage: 0.76 });
    expect(result.parts[1]).toMatchObject({ value: 100, coverage: 0.4 });
    expect(result.parts[1]?.inputs[1]).toMatchObject({ value: null, score: null, reason: { en: 'unknown' } });
  });

  it('spreads the weight of a part below 40 %', () => {
    const three = model([...(two.parts.project ?? []), { weight: 1, inputs: [input('e', 0.39), input('f', 0.61)] }]);
    const result = evaluate(three, 'project', facts({ a: 0.5, b: 1, c: 1, d: 0, e: 0 }));
    expect(result.parts[2]).toMatchObject({ value: null, coverage: 0.39 });
    expect(result).toMatchObject({
      value: null,
      coverage: 0.5,
      reason: { en: 'Too little is known: 50% of the weight was measured, 60% is needed' },
    });
    expect(evaluate({ ...three, totalCoverage: 0.5 }, 'project', facts({ a: 0.5, b: 1, c: 1, d: 0, e: 0 })).value).toBe(
      61,
    );
  });

  it('has no score when nothing is known', () => {
    expect(evaluate(two, 'project', facts({}))).toMatchObject({ value: null, coverage: 0 });
  });
});

describe('checks', () => {
  const byCategory = model([{ weight: 1, inputs: [input('security', 1, { from: 'checks' })] }]);

  it('joins the checks of a category by their weights, leaving out what does not apply', () => {
    const result = evaluate(
      byCategory,
      'project',
      facts(
        {},
        {
          b: { weight: 3, status: 'partial', score: 0.5 },
          a: { weight: 1 },
          c: { weight: 4, status: 'not-applicable' },
          other: { category: 'release', status: 'fail' },
        },
      ),
    );
    expect(result).toMatchObject({ value: 62.5, coverage: 1 });
    expect(result.parts[0]?.inputs.map(({ id, from, weight, score }) => [id, from, weight, score])).toEqual([
      ['a', 'check', 0.25, 100],
      ['b', 'check', 0.75, 50],
      ['c', 'check', 0, null],
    ]);
  });

  it('takes an unknown check as unmeasured, and a named check by its id', () => {
    const unknown = evaluate(byCategory, 'project', facts({}, { a: {}, b: { weight: 1, status: 'unknown' } }));
    expect(unknown).toMatchObject({ value: null, coverage: 0.5 });
    const named = model([{ weight: 1, inputs: [input('a', 1, { from: 'check', shape: { kind: 'check' } })] }]);
    expect(evaluate(named, 'project', facts({}, { a: { status: 'fail' } }))).toMatchObject({ value: 0, coverage: 1 });
    expect(evaluate(named, 'project', facts({}, { a: { status: null } }))).toMatchObject({ value: null, coverage: 0 });
    expect(evaluate(byCategory, 'project', facts({}))).toMatchObject({ value: null, coverage: 0 });
  });
});

/** A random model and facts from a seed; about a third of the inputs are unknown. */
function randomCase(seed: number) {
  const next = randomStream(seed);
  const shapes = [{ kind: 'share' }, { kind: 'log', threshold: 10 }, { kind: 'inverse', limit: 5 }] as const;
  const values: Record<string, number | null> = {};
  const parts = Array.from({ length: 2 + Math.floor(next() * 4) }, (_, p) => ({
    weight: 0.05 + next(),
    inputs: Array.from({ length: 1 + Math.floor(next() * 4) }, (_unused, i) => {
      const id = `m${p}-${i}`;
      values[id] = next() < 0.33 ? null : next() * 12;
      return input(id, 0.05 + next(), { shape: shapes[Math.floor(next() * 3)] ?? shapes[0] });
    }),
  }));
  return { parts, values };
}

describe('properties over 300 random models', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);

  it('stays within 0–100 and 0–1', () => {
    for (const seed of seeds) {
      const { parts, values } = randomCase(seed);
      const result = evaluate(model(parts), 'project', facts(values));
      expect(result.coverage).toBeGreaterThanOrEqual(0);
      expect(result.coverage).toBeLessThanOrEqual(1);
      for (const value of [result.value, ...result.parts.map((part) => part.value)]) {
        expect(value === null || (value >= 0 && value <= 100), `seed ${seed}`).toBe(true);
      }
      expect(result.value === null).toBe(result.reason !== null);
    }
  });

  it('does not depend on the order of parts, inputs or facts', () => {
    for (const seed of seeds) {
      const { parts, values } = randomCase(seed);
      const turned = parts.map((part) => ({ ...part, inputs: [...part.inputs].reverse() })).reverse();
      const turnedValues = Object.fromEntries(Object.entries(values).reverse());
      const [one, two] = [
        evaluate(model(parts), 'project', facts(values)),
        evaluate(model(turned), 'project', facts(turnedValues)),
      ];
      expect([two.value, two.coverage]).toEqual([one.value, one.coverage]);
    }
  });

  it('treats an unknown input as if its part did not list it, and never as zero', () => {
    let told = 0;
    for (const seed of seeds) {
      const { parts, values } = randomCase(seed);
      const lenient = { partCoverage: 0, totalCoverage: 0 };
      const without = parts.map((part) => ({ ...part, inputs: part.inputs.filter(({ id }) => values[id] !== null) }));
      const known = without.filter((part) => part.inputs.length > 0);
      const unknown = evaluate({ ...model(parts), ...lenient }, 'project', facts(values));
      expect(unknown.value, `seed ${seed}`).toBe(
        known.length === 0 ? null : evaluate({ ...model(known), ...lenient }, 'project', facts(values)).value,
      );
      const zeros = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value ?? 0]));
      const asZero = evaluate({ ...model(parts), ...lenient }, 'project', facts(zeros));
      if (unknown.value !== null && unknown.value !== asZero.value) told += 1;
      expect(asZero.coverage).toBe(1);
      expect(unknown.coverage < 1).toBe(Object.values(values).includes(null));
    }
    expect(told).toBe(271);
  });
});

describe('the models', () => {
  it.each([...models.values()])('$id keeps its weights from a consistent matrix, and inputs that add up', (card) => {
    const { ratio } = solveAhp(card.ahp);
    expect(ratio).toBeLessThan(0.1);
    const weights = ahpWeights(card.ahp);
    expect(card.partCoverage).toBe(0.4);
    expect(card.totalCoverage).toBe(0.6);
    for (const parts of Object.values(card.parts)) {
      expect(parts.map((part) => part.weight)).toEqual(weights);
      for (const part of parts) expect(part.inputs.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 9);
    }
  });
});
